using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.HttpForm;

/// <summary>Every described route with every kind of caller: a new route without a rule fails here.</summary>
[Collection(SharedSystem.Name)]
public sealed class CallerMatrixTests(SharedSystem shared)
{
    private static readonly string[] Scopes = ["admin:org", "admin:workspaces", "platform:admin"];
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task the_description_names_exactly_the_routes_of_the_contract()
    {
        var described = (await DescribedRoute.AllAsync(system)).Select(route => route.Name).ToList();

        described.Except(RouteRules.Open).ShouldBe(RouteRules.All.Keys, ignoreOrder: true);
        described.ShouldContain("GET /health/live");
        described.ShouldContain("GET /health/ready");
    }

    [Fact]
    public async Task every_route_describes_the_scopes_it_asks_for_and_its_errors()
    {
        foreach (var route in await GuardedAsync())
        {
            var scopes = route.Description.GetProperty("security").EnumerateArray()
                .SelectMany(requirement => requirement.EnumerateObject())
                .SelectMany(scheme => scheme.Value.EnumerateArray())
                .Select(scope => scope.GetString());
            scopes.ShouldBe(RouteRules.All[route.Name], ignoreOrder: true, route.Name);
            route.Description.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue(route.Name);
            route.Description.GetProperty("responses").TryGetProperty("403", out _)
                .ShouldBe(RouteRules.All[route.Name].Length > 0, route.Name);
        }
    }

    [Fact]
    public async Task a_token_that_is_missing_or_not_valid_is_refused_everywhere()
    {
        var org = Guid.NewGuid();
        var tokens = system.Keys.Tokens;
        var bad = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none"] = null,
            ["nonsense"] = "nonsense",
            ["expired"] = tokens.For(org, lifetime: TimeSpan.FromMinutes(-10)),
            ["wrong audience"] = tokens.For(org, audience: "somebody else"),
            ["forged"] = Tokens.Forged(org),
            ["without a signature"] = Tokens.WithoutSignature(org),
            ["without an expiry"] = tokens.ForClaims(new { sub = "tester", org, scope = Tokens.AllScopes, aud = "messaging" }),
            ["without an org"] = tokens.ForClaims(new { sub = "tester", scope = Tokens.AllScopes, aud = "messaging", exp = 4102444800 }),
            ["with an org that is none"] = tokens.ForClaims(
                new { sub = "tester", org = "acme", scope = Tokens.AllScopes, aud = "messaging", exp = 4102444800 }),
            ["an empty one"] = "",
            ["two in one"] = $"{tokens.For(org)} {tokens.For(org)}",
            ["of 20 000 characters"] = new string('x', 20_000),
            ["cut off"] = tokens.For(org)[..^5],
            ["without a subject"] = tokens.ForClaims(new { org, scope = Tokens.AllScopes, aud = "messaging", exp = 4102444800 }),
        };
        foreach (var route in await GuardedAsync())
        {
            foreach (var (what, token) in bad)
            {
                var answer = await route.SendAsync(system.Caller(org) with { Token = token });
                answer.ShouldBe(401, what).ShouldBeProblem(401, "unauthenticated");
                answer.Header("WWW-Authenticate").ShouldNotBeNull().ShouldStartWith("Bearer");
            }
        }
    }

    [Fact]
    public async Task a_token_without_the_scope_is_refused_and_the_scope_is_named()
    {
        foreach (var route in await GuardedAsync())
        {
            var needed = RouteRules.All[route.Name];
            if (needed.Length == 0)
                continue;
            foreach (var scope in (string[])["", "admin", "admin:orgs", $"x{needed[0]}", string.Join(' ', Scopes.Except(needed))])
            {
                var problem = (await route.SendAsync(system.Caller(scope: scope)))
                    .ShouldBe(403, $"'{scope}'").ShouldBeProblem(403, "insufficient_scope");
                problem.GetProperty("required_scope").GetString().ShouldBe(needed[0], route.Name);
            }
        }
    }

    [Fact]
    public async Task a_token_with_the_scope_is_let_in()
    {
        foreach (var route in await GuardedAsync())
        {
            foreach (var scope in RouteRules.All[route.Name].DefaultIfEmpty(""))
            {
                // Of the audit trail the lesser scope shows one workspace.
                if (route.Name == "GET /audit" && scope == "admin:workspaces")
                    continue;
                foreach (var spelled in (string[])[scope, $"openid {scope} profile"])
                    (await route.SendAsync(system.Caller(scope: spelled))).Status
                        .ShouldBeOneOf([200, 202, 400, 404], $"{route.Name} '{spelled}'");
            }
        }
    }

    [Fact]
    public async Task health_needs_no_token()
    {
        foreach (var path in (string[])["/health/live", "/health/ready"])
            (await (system.Caller() with { Token = null }).GetAsync(path)).ShouldBe(200);
    }

    [Fact]
    public async Task a_method_that_a_route_does_not_know_is_answered_405_with_those_it_knows()
    {
        var routes = await GuardedAsync();
        foreach (var path in routes.GroupBy(route => route.Name.Split(' ')[1]))
        {
            string[] methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];
            foreach (var method in methods.Except(path.Select(route => route.Method.Method)))
            {
                var answer = await system.Caller().SendAsync(new HttpMethod(method), path.First().Path, body: null);
                answer.ShouldBe(405, $"{method} {path.Key}");
                if (method != "HEAD") // whose answer has no body
                    answer.ShouldBeProblem(405, "method_not_allowed");
                answer.Header("Allow")!.Split(", ").ShouldBe(path.Select(route => route.Method.Method), ignoreOrder: true, path.Key);
            }
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing/here")]
    [InlineData("/workspaces/x/y/z")]
    [InlineData("/admin")]
    public async Task a_route_that_does_not_exist_is_a_problem_too(string path)
        => (await system.Caller().GetAsync(path)).ShouldBeProblem(404, "not_found");

    [Fact]
    public async Task the_description_is_json_of_openapi_3()
    {
        var document = (await system.Caller().GetAsync("/openapi/v1.json")).ShouldBe(200);
        document["openapi"]!.ShouldStartWith("3.");
        JsonSerializer.Serialize(document.Json.GetProperty("components").GetProperty("securitySchemes")).ShouldContain("bearer");
    }

    private async Task<IReadOnlyList<DescribedRoute>> GuardedAsync()
        => [.. (await DescribedRoute.AllAsync(system)).Where(route => !RouteRules.Open.Contains(route.Name))];
}
