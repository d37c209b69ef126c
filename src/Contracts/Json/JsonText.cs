using System.Text.Json;
using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>
/// A piece of JSON that is passed on as it is. Written as JSON into JSON; between Api and Worker it travels the same way.
/// </summary>
/// <param name="Value">The JSON text.</param>
[JsonConverter(typeof(JsonTextConverter))]
public sealed record JsonText(string Value);

/// <summary>Writes <see cref="JsonText"/> verbatim and reads whatever JSON value stands there.</summary>
public sealed class JsonTextConverter : JsonConverter<JsonText>
{
    /// <inheritdoc/>
    public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new JsonText(document.RootElement.GetRawText());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Value);
    }
}
