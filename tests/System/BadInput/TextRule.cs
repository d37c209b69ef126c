using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Messaging.System.BadInput;

/// <summary>Which texts a schema of the OpenAPI document takes.</summary>
public static class TextRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether the schema says anything of its texts.</summary>
    public static bool IsBounded(JsonElement schema)
        => ((string[])["enum", "pattern", "maxLength", "format", "maximum"]).Any(word => schema.TryGetProperty(word, out _));

    /// <summary>Whether the schema takes a text: in a string of JSON, or as it stands in an address or a header.</summary>
    public static bool Takes(JsonElement schema, string text)
        => IsOfEnum(schema, text) && IsOfFormat(schema, text) && HasLength(schema, text) && Matches(schema, text);

    private static bool IsOfEnum(JsonElement schema, string text)
        => !schema.TryGetProperty("enum", out var values)
            || values.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String && value.GetString() == text);

    private static bool IsOfFormat(JsonElement schema, string text) => (Word(schema, "format"), SchemaTypes.Of(schema)) switch
    {
        ("uuid", _) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty && id.ToString() == text,
        (_, var types) when types.Contains("integer") => IsWholeNumber(schema, text),
        _ => true,
    };

    private static bool IsWholeNumber(JsonElement schema, string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (!schema.TryGetProperty("minimum", out var least) || number >= least.GetInt64())
            && (!schema.TryGetProperty("maximum", out var most) || number <= most.GetInt64());

    private static bool HasLength(JsonElement schema, string text)
        => (!schema.TryGetProperty("minLength", out var least) || text.Length >= least.GetInt32())
            && (!schema.TryGetProperty("maxLength", out var most) || text.Length <= most.GetInt32());

    // At the end of a pattern .NET's $ also takes a line feed, ECMA's does not.
    private static bool Matches(JsonElement schema, string text)
        => Word(schema, "pattern") is not { } pattern
            || Regex.IsMatch(text, pattern.EndsWith('$') ? $"{pattern[..^1]}\\z" : pattern, RegexOptions.CultureInvariant, Patience);

    private static string? Word(JsonElement schema, string name) => schema.TryGetProperty(name, out var word) ? word.GetString() : null;
}
