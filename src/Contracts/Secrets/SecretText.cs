using System.Text.Json;
using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>A secret value in the clear. It exists in memory only; every printed form is <c>[redacted]</c>.</summary>
/// <param name="value">The value.</param>
[JsonConverter(typeof(SecretTextConverter))]
public sealed class SecretText(string value)
{
    private readonly string value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The value itself, for sealing it or for handing it to the process it is meant for.</summary>
    public string Reveal() => value;

    /// <summary>Always <c>[redacted]</c>.</summary>
    public override string ToString() => "[redacted]";
}

/// <summary>Reads a secret from a request body and never writes one: what is written is <c>[redacted]</c>.</summary>
public sealed class SecretTextConverter : JsonConverter<SecretText>
{
    /// <inheritdoc/>
    public override SecretText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString() is { } value ? new SecretText(value) : null;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SecretText value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
