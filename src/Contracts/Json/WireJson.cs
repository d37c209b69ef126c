using System.Text.Encodings.Web;
using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>How the product writes JSON for callers: <c>snake_case</c> names, RFC 3339 times in UTC.</summary>
public static class WireJson
{
    /// <summary>The options; nulls are written unless a member says otherwise.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
        Converters = { new UtcTimeConverter() },
    };

    /// <summary>Serializes a view.</summary>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options);
}
