using System.Reflection;
using System.Text.Json;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Documentation;

/// <summary>The routes, as the OpenAPI document describes them.</summary>
/// <param name="document">The document.</param>
internal sealed class RouteTables(JsonElement document)
{
    // JSON that is passed on as it is, and what the page says of problems in words.
    private static readonly string[] NotBodies = ["JsonText", "ProblemBody"];

    // The OpenAPI document's name for a problem within a view.
    private const string PublishedProblem = "Fault";

    private readonly List<DescribedRoute> routes =
    [
        .. document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => new DescribedRoute(operation.Name.ToUpperInvariant(), path.Name, operation.Value)))
            .OrderBy(route => route.Path, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal),
    ];

    /// <summary>Every route: who may use it, what it does, and how it answers when it does it.</summary>
    public string Routes() => MarkdownTable.Of(
        ["route", "scope", "what it does", "query", "202", "answer"],
        routes.Select(route => (IReadOnlyList<string>)
        [
            route.Name,
            route.Access,
            route.Summary,
            MarkdownTable.Codes(route.QueryParameters),
            route.SendsCommand ? "yes" : "",
            route.Success,
        ]));

    /// <summary>The codes that all routes of a kind share, and those of each route beyond them.</summary>
    public string Errors()
    {
        var shared = Kinds().Select(kind => (kind.Name, kind.Routes, Codes: Common(kind.Routes))).ToList();
        var lines = shared.Select((kind, index)
            => $"* {kind.Name}: {MarkdownTable.Codes(kind.Codes.Except(shared.Take(index).SelectMany(before => before.Codes)))}.");
        return string.Join('\n', lines) + "\n\n" + MarkdownTable.Of(
            ["route", "codes of its own"],
            from route in routes
            let own = route.Codes.Except(shared.Where(kind => kind.Routes.Contains(route)).SelectMany(kind => kind.Codes)).ToList()
            where own.Count > 0
            select (IReadOnlyList<string>)[route.Name, MarkdownTable.Codes(own)]);
    }

    /// <summary>The bodies of requests; routes with the same body share a table.</summary>
    public string RequestBodies() => string.Join("\n\n", routes
        .Where(route => route.Body is not null)
        .GroupBy(route => route.Body!.Value.GetRawText(), StringComparer.Ordinal)
        .Select(same => $"### {string.Join(", ", same.Select(route => route.Name))}\n\n{Members(same.First().Body!.Value)}"));

    /// <summary>The bodies of answers, and what is inside them.</summary>
    public string AnswerBodies()
    {
        var table = new RecordTable(JsonNamingPolicy.SnakeCaseLower);
        return string.Join("\n\n", document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Select(schema => schema.Name).Except(NotBodies, StringComparer.Ordinal)
            .Select(name => name == PublishedProblem
                ? table.Section(typeof(Problem), "###", InViews())
                : table.Section(TypeNamed(name), "###")));
    }

    // Within a view a problem has these members alone.
    private static IEnumerable<PropertyInfo> InViews()
        => RecordTable.MembersOf(typeof(Problem)).Where(member => member.Name is nameof(Problem.Code) or nameof(Problem.Error));

    private static Type TypeNamed(string name)
        => new[] { typeof(ICommand), typeof(ProblemTable) }.SelectMany(type => type.Assembly.GetTypes()).First(type => type.Name == name);

    // From the general to the special: what a kind before has is not said again.
    private IEnumerable<(string Name, List<DescribedRoute> Routes)> Kinds() =>
    [
        ("Every route", routes),
        ("Every route that needs a token", routes.FindAll(route => route.NeedsToken)),
        ("Every route that needs a scope", routes.FindAll(route => route.Scopes.Count > 0)),
        ("Every route that sends a command", routes.FindAll(route => route.SendsCommand)),
        ("Every read that a worker answers", routes.FindAll(route => route.AsksWorker)),
    ];

    private static List<string> Common(IEnumerable<DescribedRoute> some)
        => [.. some.Select(route => route.Codes).Aggregate((one, other) => [.. one.Intersect(other, StringComparer.Ordinal)])];

    private static string Members(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal)
            : [];
        return MarkdownTable.Of(
            ["member", "needed", "what it is"],
            schema.GetProperty("properties").EnumerateObject().Select(member => (IReadOnlyList<string>)
            [
                MarkdownTable.Code(member.Name),
                required.Contains(member.Name) ? "yes" : "no",
                member.Value.GetProperty("description").GetString()!,
            ]));
    }
}
