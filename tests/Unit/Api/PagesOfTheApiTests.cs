using Messaging.Api.Access.Rules;
using Messaging.Api.Http.Navigation;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Unit.Api;

/// <summary>The pages of the running Api: one that nobody has thought of fails here.</summary>
public sealed class PagesOfTheApiTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    [Fact]
    public void every_page_is_for_whom_the_contract_says()
    {
        var pages = ((IEndpointRouteBuilder)api.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageRoute>() is not null)
            .ToDictionary(
                endpoint => string.Join(' ', endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
                    + $" {endpoint.RoutePattern.RawText}",
                endpoint => RuleOf(endpoint.Metadata.GetRequiredMetadata<AccessRule>()),
                StringComparer.Ordinal);

        pages.OrderBy(page => page.Key, StringComparer.Ordinal).ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GET /"] = "anybody signed in",
            ["GET /audit"] = "admin:org",
            ["GET /forbidden"] = "anybody",
            ["GET /login"] = "anybody",
            ["GET /org-settings"] = "admin:org",
            ["GET /workspaces"] = "admin:workspaces",
            ["GET /workspaces/{id}"] = "admin:workspaces",
            ["POST /login"] = "anybody",
            ["POST /logout"] = "anybody",
        });
    }

    private static string RuleOf(AccessRule rule)
    {
        if (!rule.SignedIn)
            return "anybody";

        return rule.Scopes.Count == 0 ? "anybody signed in" : string.Join(' ', rule.Scopes);
    }
}
