using System.Text.Json;
using Messaging.System.HttpForm;

namespace Messaging.System.BadInput;

/// <summary>Paths, queries and headers that a route must refuse, made from what the OpenAPI document says of it.</summary>
/// <param name="route">The route.</param>
/// <param name="body">A right body; null where the route takes none.</param>
public sealed class ParameterFaults(DescribedRoute route, byte[]? body)
{
    // As it stands in an address: what is no escape, no UTF-8, and one character in a form that is not its own.
    private static readonly string[] Encodings = ["%ff%fe", "%c0%af", "%ed%a0%80", "%e2%82", "%25%30%30", "%u0041"];

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<BadRequest> All() => Parameters().SelectMany(parameter =>
    {
        var name = parameter.GetProperty("name").GetString()!;
        var place = parameter.GetProperty("in").GetString();
        var schema = parameter.GetProperty("schema");

        // What makes no sense as a preference is as none (RFC 7240, section 2).
        if (name is "Prefer")
            return [];
        if (!TextRule.IsBounded(schema))
            throw new InvalidOperationException($"The OpenAPI document sets no bound to {name} of {route.Name}.");

        return place switch
        {
            "path" => InPath(name, schema),
            "query" => InQuery(name, schema),
            "header" => InHeader(name, schema),
            _ => throw new InvalidOperationException($"{route.Name} has {name} in an unknown place: {place}."),
        };
    });

    private IEnumerable<JsonElement> Parameters()
        => route.Description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    // The server itself refuses a NUL, and an empty segment is another route. Dots alone are steps, not names.
    private IEnumerable<BadRequest> InPath(string name, JsonElement schema)
        => Escaped(
            HostileTexts.All("text").Where(text => text.Text.Length > 0 && !text.Text.Contains('\0', StringComparison.Ordinal)), schema)
            .Select(text => Request($"{name} is {text.What}", route.PathWith(name, text.Text)) with
            {
                Statuses = [400, 404],
            });

    private IEnumerable<BadRequest> InQuery(string name, JsonElement schema) =>
    [
        .. Escaped(HostileTexts.All("text").Where(text => text.Text.Length > 0), schema)
            .Select(text => Request($"{name} is {text.What}", $"{route.Path}?{name}={text.Text}") with { Fields = [name] }),
        Request($"{name} comes twice", $"{route.Path}?{name}=1&{name}=2") with { Fields = [name] },
    ];

    private IEnumerable<BadRequest> InHeader(string name, JsonElement schema)
        => HostileTexts.All("text")
            .Where(text => text.Text.Trim().Length > 0 && text.Text.All(char.IsAscii) && !text.Text.Any(char.IsControl))
            .Where(text => !TextRule.Takes(schema, text.Text.Trim()))
            .Select(text => Request($"{name} is {text.What}", route.Path) with
            {
                Headers = [(name, text.Text)],

                // Where a workspace may be anybody's, whose it is comes first.
                Statuses = route.Codes(409).Contains("workspace_ambiguous") ? [400, 404] : [400],
            });

    private static IEnumerable<(string What, string Text)> Escaped(IEnumerable<(string What, string Text)> texts, JsonElement schema) =>
    [
        .. texts.Where(text => !TextRule.Takes(schema, text.Text)).Select(text => (text.What, Uri.EscapeDataString(text.Text))),
        .. Encodings.Select(text => (text, text)),
    ];

    private BadRequest Request(string what, string path) => new(what, route.Method, path) { Body = body };
}
