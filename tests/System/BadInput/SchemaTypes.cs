using System.Text.Json;

namespace Messaging.System.BadInput;

/// <summary>Which types of JSON a schema takes.</summary>
public static class SchemaTypes
{
    /// <summary>The types, of all alternatives together.</summary>
    public static IReadOnlySet<string> Of(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out var alternatives))
            return alternatives.EnumerateArray().SelectMany(Of).ToHashSet(StringComparer.Ordinal);
        if (!schema.TryGetProperty("type", out var type))
            return new HashSet<string>(StringComparer.Ordinal);

        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>([type.GetString()!], StringComparer.Ordinal);
    }
}
