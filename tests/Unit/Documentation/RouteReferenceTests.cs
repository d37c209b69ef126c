using Messaging.Unit.Api;

namespace Messaging.Unit.Documentation;

/// <summary>What the reference says of the routes is what the Api's own OpenAPI document says.</summary>
public sealed class RouteReferenceTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    private static readonly Dictionary<string, Func<RouteTables, string>> Generated = new(StringComparer.Ordinal)
    {
        ["routes"] = routes => routes.Routes(),
        ["route-errors"] = routes => routes.Errors(),
        ["request-bodies"] = routes => routes.RequestBodies(),
        ["answer-bodies"] = routes => routes.AnswerBodies(),
    };

    public static TheoryData<string> Sections => [.. Names];

    /// <summary>The sections that are made from the document.</summary>
    internal static IReadOnlyCollection<string> Names => Generated.Keys;

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task a_section_is_what_the_openapi_document_says(string section)
    {
        var document = (await api.SendAsync("GET", "/openapi/v1.json", token: null)).Body;

        ReferencePages.ShouldHold(section, Generated[section](new RouteTables(document)));
    }
}
