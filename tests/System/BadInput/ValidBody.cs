using System.Text.Json;

namespace Messaging.System.BadInput;

/// <summary>A body as the document asks for: every required member with its example, and one secret where the route takes any.</summary>
/// <param name="schema">The body's schema.</param>
/// <param name="secret">What stands in the secret.</param>
public sealed class ValidBody(JsonElement schema, string secret)
{
    /// <summary>The members with their schemas.</summary>
    public IReadOnlyDictionary<string, JsonElement> Members { get; } = schema.GetProperty("properties").EnumerateObject()
        .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    /// <summary>The members that there must be.</summary>
    public IReadOnlyList<string> Required { get; } = schema.TryGetProperty("required", out var required)
        ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
        : [];

    /// <summary>The members that hold secrets.</summary>
    public IReadOnlyList<string> Secrets => [.. Members.Where(member => IsSecret(member.Value)).Select(member => member.Key)];

    /// <summary>Whether a member holds a secret.</summary>
    public static bool IsSecret(JsonElement member) => member.TryGetProperty("writeOnly", out var writeOnly) && writeOnly.GetBoolean();

    /// <summary>The members' values as JSON. For a member that holds a secret: without any other.</summary>
    public Dictionary<string, string> For(string? member = null)
    {
        var body = Required.ToDictionary(name => name, name => Example(name), StringComparer.Ordinal);
        if (Secrets is [var first, ..] && (member is null || !IsSecret(Members[member])))
            body[first] = HostileTexts.Json(secret);
        return body;
    }

    /// <summary>Bodies as text: members in their order.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> members)
        => $"{{{string.Join(',', members.Select(member => $"{HostileTexts.Json(member.Key)}:{member.Value}"))}}}";

    private string Example(string name) => Members[name].TryGetProperty("examples", out var examples)
        ? examples[0].GetRawText()
        : throw new InvalidOperationException($"The OpenAPI document has no example of {name}.");
}
