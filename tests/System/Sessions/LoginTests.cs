using Messaging.System.Harness;

namespace Messaging.System.Sessions;

/// <summary>Making a session from a token, and ending it.</summary>
[Collection(SharedSystem.Name)]
public sealed class LoginTests(SharedSystem shared) : IDisposable
{
    private const int AllowedFailures = 10;
    private static readonly Guid Org = Guid.NewGuid();
    private readonly MessagingSystem system = shared.System;
    private readonly Tokens tokens = shared.System.Keys.Tokens;
    private readonly PageClient client = new(shared.System.Client().BaseAddress!);

    [Fact]
    public async Task the_session_is_a_cookie_that_is_the_token_and_lives_no_longer()
    {
        var token = tokens.For(Org, lifetime: TimeSpan.FromMinutes(30));
        var answer = (await client.PostAsync("/login", Form(token, "/audit"))).ShouldBe(303);

        answer.Header("Location").ShouldBe("/audit");
        var cookie = answer.Header("Set-Cookie")!.Split("; ");
        cookie[0].ShouldBe($"{PageClient.CookieName}={token}");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("path=/");
        int.Parse(cookie.Single(part => part.StartsWith("max-age=", StringComparison.Ordinal)).Split('=')[1]).ShouldBeInRange(1700, 1800);

        // Whichever instance is asked next.
        using var other = new PageClient(system.Client(1).BaseAddress!);
        (await other.GetAsync("/audit", token)).ShouldBe(200);
    }

    [Fact]
    public async Task a_token_that_is_not_valid_makes_no_session_and_is_not_repeated()
    {
        using var stranger = Stranger("127.0.0.71");
        foreach (var (token, words) in new[]
        {
            ("nonsense", "not a token"),
            (tokens.For(Org, lifetime: TimeSpan.FromMinutes(-10)), "has expired"),
            (tokens.For(Org, audience: "somebody else"), "another service"),
            (Tokens.Forged(Org), "not valid here"),
            (Tokens.WithoutSignature(Org), "not valid here"),
            (tokens.ForClaims(new { sub = "tester", aud = "messaging", exp = 4102444800 }), "sub and org"),
        })
        {
            var answer = (await stranger.PostAsync("/login", Form(token))).ShouldBe(401, words);
            answer.Text.ShouldContain(words);
            answer.Text.ShouldNotContain(token);
            answer.Header("Set-Cookie").ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("/workspaces?a=b", "/workspaces?a=b")]
    [InlineData("", "/")]
    [InlineData("https://example.com", "/")]
    [InlineData("//example.com", "/")]
    [InlineData("/\\example.com", "/")]
    [InlineData("/\r\nX-Injected: yes", "/")]
    public async Task one_is_sent_back_within_the_dashboard_only(string returnTo, string location)
        => (await client.PostAsync("/login", Form(tokens.For(Org), returnTo))).ShouldBe(303).Header("Location").ShouldBe(location);

    [Fact]
    public async Task another_sites_page_signs_nobody_in()
    {
        foreach (var header in new (string, string?)[]
        {
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://example.com"), ("Origin", "null"),
        })
        {
            var answer = (await client.PostAsync("/login", Form(tokens.For(Org)), session: null, header)).ShouldBe(403, header.ToString());
            answer.Header("Set-Cookie").ShouldBeNull();
        }

        (await client.PostAsync(
            "/login", Form(tokens.For(Org)), session: null, ("Origin", client.Origin), ("Sec-Fetch-Site", "same-origin"))).ShouldBe(303);
    }

    [Fact]
    public async Task who_fails_again_and_again_has_to_wait_and_nobody_else()
    {
        using var guessing = Stranger("127.0.0.72");
        for (var attempt = 0; attempt < AllowedFailures; attempt++)
            (await guessing.PostAsync("/login", Form("nonsense"))).ShouldBe(401);

        var refused = (await guessing.PostAsync("/login", Form(tokens.For(Org)))).ShouldBe(429);
        refused.Header("Retry-After").ShouldBe("60");
        refused.Text.ShouldContain("Wait a minute");
        (await client.PostAsync("/login", Form(tokens.For(Org)))).ShouldBe(303);
    }

    [Fact]
    public async Task a_person_of_the_sample_is_signed_in_by_name_and_nobody_by_another()
    {
        using var stranger = Stranger("127.0.0.73");
        foreach (var person in (string[])[SamplePeople.Owner, SamplePeople.Member, SamplePeople.Outsider])
            (await client.PostAsync("/login", new() { ["person"] = person })).ShouldBe(303).Header("Set-Cookie").ShouldNotBeNull();
        (await stranger.PostAsync("/login", new() { ["person"] = "root" })).ShouldBe(400).Header("Set-Cookie").ShouldBeNull();
        (await client.GetAsync("/login")).Text.ShouldNotContain("eyJ", customMessage: "a token");
    }

    [Fact]
    public async Task what_is_not_a_form_or_too_large_is_no_login()
    {
        using var stranger = Stranger("127.0.0.74");
        using var json = new StringContent("{}", global::System.Text.Encoding.UTF8, "application/json");
        (await stranger.SendAsync(HttpMethod.Post, "/login", json, session: null)).ShouldBe(415);
        (await stranger.PostAsync("/login", [])).ShouldBe(400).Text.ShouldContain("Enter a token");
        (await stranger.PostAsync("/login", Form(new string('a', 5_000)))).ShouldBe(401).Text.ShouldContain("too long");
        (await stranger.PostAsync("/login", Form(new string('a', 20_000)))).Status.ShouldBe(413);
    }

    [Fact]
    public async Task signing_out_takes_the_cookie_away()
    {
        var session = tokens.For(Org);
        var answer = await client.PostAsync("/logout", new() { ["csrf_token"] = await client.AntiForgeryTokenAsync(session) }, session);

        answer.ShouldBe(303).Header("Location").ShouldBe("/login");
        answer.Header("Set-Cookie")!.ShouldContain($"{PageClient.CookieName}=; expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task a_session_that_has_ended_is_said_to_have()
    {
        var answer = (await client.GetAsync("/login", tokens.For(Org, lifetime: TimeSpan.FromMinutes(-10)))).ShouldBe(200);
        answer.Text.ShouldContain("Your session has ended");
        answer.Header("Set-Cookie")!.ShouldContain("expires=Thu, 01 Jan 1970");
    }

    public void Dispose() => client.Dispose();

    private static Dictionary<string, string> Form(string token, string returnTo = "/")
        => new(StringComparer.Ordinal) { ["token"] = token, ["return_to"] = returnTo };

    // From an address of its own, so that its failures are its own.
    private PageClient Stranger(string from) => new(system.Client().BaseAddress!, from);
}
