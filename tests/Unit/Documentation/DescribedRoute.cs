using System.Text.Json;

namespace Messaging.Unit.Documentation;

/// <summary>A route of the OpenAPI document.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Operation">What the document says of it.</param>
internal sealed record DescribedRoute(string Method, string Path, JsonElement Operation)
{
    public string Name => MarkdownTable.Code($"{Method} {Path}");

    public string Summary => Operation.GetProperty("summary").GetString()!;

    /// <summary>The scopes of which a token needs one.</summary>
    public IReadOnlyList<string> Scopes { get; } = Operation.TryGetProperty("x-accepted-scopes", out var scopes)
        ? [.. scopes.EnumerateArray().Select(scope => scope.GetString()!)]
        : [];

    public bool NeedsToken => Operation.GetProperty("security").GetArrayLength() > 0;

    /// <summary>Whether it sends a command, and so answers 202.</summary>
    public bool SendsCommand => Operation.GetProperty("responses").TryGetProperty("202", out _);

    /// <summary>Whether it is a read that a worker answers.</summary>
    public bool AsksWorker => !SendsCommand && Codes.Contains("worker_unavailable");

    /// <summary>Who may use it.</summary>
    public string Access => Scopes.Count > 0
        ? string.Join(" or ", Scopes.Select(MarkdownTable.Code))
        : NeedsToken ? "any signed-in caller" : "anybody";

    /// <summary>The status and body of an answer that is no error; of a command that of its outcome.</summary>
    public string Success => string.Join(
        ", ", Responses('2').Where(answer => answer.Name != "202").Select(answer => $"{answer.Name} {BodyOf(answer.Value)}".Trim()));

    /// <summary>The problem codes that it can answer with.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Responses('4').Concat(Responses('5'))
            .SelectMany(answer => answer.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema")
                .GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray())
            .Select(code => code.GetString()!)];

    public IEnumerable<string> QueryParameters
        => Operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray()
                .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                .Select(parameter => parameter.GetProperty("name").GetString()!)
            : [];

    /// <summary>The schema of its body; null for none.</summary>
    public JsonElement? Body => Operation.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema")
        : null;

    private IEnumerable<JsonProperty> Responses(char hundreds)
        => Operation.GetProperty("responses").EnumerateObject().Where(answer => answer.Name[0] == hundreds);

    private static string BodyOf(JsonElement answer)
    {
        if (!answer.TryGetProperty("content", out var content))
            return "";

        var schema = content.EnumerateObject().First().Value.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
            return Link(reference);

        return schema.TryGetProperty("items", out var items)
            ? $"list of {(items.TryGetProperty("$ref", out var item) ? Link(item) : "texts")}"
            : "text";
    }

    private static string Link(JsonElement reference)
    {
        var name = reference.GetString()!.Split('/')[^1];
        return $"[{name}](#{name.ToLowerInvariant()})";
    }
}
