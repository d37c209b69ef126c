using System.Text;
using Messaging.System.Harness;
using Messaging.System.HttpForm;

namespace Messaging.System.Sessions;

/// <summary>In a cookie session nothing is changed without the page's anti-forgery token; a token in the header needs none.</summary>
[Collection(SharedSystem.Name)]
public sealed class AntiForgeryTests(SharedSystem shared) : IDisposable
{
    private static readonly Guid Org = Guid.NewGuid();
    private readonly MessagingSystem system = shared.System;
    private readonly Tokens tokens = shared.System.Keys.Tokens;
    private readonly PageClient client = new(shared.System.Client().BaseAddress!);

    [Fact]
    public async Task every_route_that_changes_something_asks_for_it()
    {
        var session = tokens.For(Org);
        var right = await client.AntiForgeryTokenAsync(session);
        var wrong = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none"] = null,
            ["nonsense"] = "nonsense",
            ["another session's"] = await client.AntiForgeryTokenAsync(tokens.For(Org, subject: "somebody else")),
            ["the session's own token"] = session,
        };
        var routes = (await DescribedRoute.AllAsync(system)).Where(route => route.Method != HttpMethod.Get).ToList();
        routes.Count.ShouldBeGreaterThan(10);
        foreach (var route in routes)
        {
            foreach (var (what, token) in wrong)
                (await SendAsync(route, session, token)).ShouldBe(403, what).ShouldBeProblem(403, "antiforgery_required");
            (await SendAsync(route, session, right)).Status.ShouldBeOneOf([202, 400, 404], route.Name);
        }
    }

    [Fact]
    public async Task what_only_reads_does_not()
    {
        foreach (var path in (string[])["/org/llm-config", "/llm/strip-list", "/sealing-keys"])
            (await client.GetAsync(path, tokens.For(Org), "application/json")).ShouldBe(200);
    }

    [Fact]
    public async Task what_only_reads_is_refused_to_a_page_of_another_session()
    {
        var (session, other) = (tokens.For(Org), tokens.For(Org, subject: "somebody else"));
        var header = ("X-CSRF-Token", await client.AntiForgeryTokenAsync(session));

        (await client.SendAsync(HttpMethod.Get, "/workspaces", content: null, session, header)).ShouldBe(200);
        (await client.SendAsync(HttpMethod.Get, "/workspaces", content: null, other, header)).ShouldBeProblem(403, "antiforgery_required");
    }

    [Fact]
    public async Task a_session_that_is_not_valid_is_refused_for_that()
    {
        var expired = tokens.For(Org, lifetime: TimeSpan.FromMinutes(-10));
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        (await client.SendAsync(HttpMethod.Post, "/workspaces", body, expired)).ShouldBeProblem(401, "unauthenticated")
            .GetProperty("error").GetString()!.ShouldContain("session has ended");
    }

    [Fact]
    public async Task an_authorization_header_wins_over_the_session()
    {
        var (owner, stranger) = (tokens.For(Org, "admin:org"), tokens.For(Guid.NewGuid(), ""));

        // The header's caller may; the cookie's may not, and the other way round.
        (await client.GetAsync("/org/llm-config", stranger, "application/json", owner)).ShouldBe(200);
        (await client.GetAsync("/org/llm-config", owner, "application/json", stranger)).ShouldBeProblem(403, "insufficient_scope");
        (await client.GetAsync("/org/llm-config", owner, "application/json", "nonsense")).ShouldBeProblem(401, "unauthenticated");

        // And it needs no anti-forgery token.
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        (await client.SendAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", body, stranger, ("Authorization", $"Bearer {owner}")))
            .ShouldBeProblem(400, "mode_required");
    }

    [Fact]
    public async Task nobody_is_signed_out_by_somebody_elses_page()
    {
        var answer = (await client.PostAsync("/logout", new() { ["csrf_token"] = "nonsense" }, tokens.For(Org))).ShouldBe(303);
        answer.Header("Location").ShouldBe("/");
        answer.Header("Set-Cookie").ShouldBeNull();
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> SendAsync(DescribedRoute route, string session, string? antiForgery)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        return await client.SendAsync(route.Method, route.Path, route.HasBody ? body : null, session, ("X-CSRF-Token", antiForgery));
    }
}
