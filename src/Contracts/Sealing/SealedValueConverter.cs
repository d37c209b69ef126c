using System.Text.Json;
using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>Puts a <see cref="SealedValue"/> on the wire as its text.</summary>
public sealed class SealedValueConverter : JsonConverter<SealedValue>
{
    /// <inheritdoc/>
    public override SealedValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString() is { } text ? new SealedValue(text) : null;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SealedValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Text);
    }
}
