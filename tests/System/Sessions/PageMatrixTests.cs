using Messaging.System.Harness;

namespace Messaging.System.Sessions;

/// <summary>Every page with every kind of caller. That no page is missing here, the unit tests of the Api's routes see to.</summary>
[Collection(SharedSystem.Name)]
public sealed class PageMatrixTests(SharedSystem shared) : IDisposable
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static readonly Guid Org = Guid.NewGuid();
    private readonly Tokens tokens = shared.System.Keys.Tokens;
    private readonly PageClient client = new(shared.System.Client().BaseAddress!);

    public static TheoryData<string, string> Pages => new()
    {
        { "/org-settings", "admin:org" },
        { "/audit", "admin:org" },
        { "/workspaces", "admin:workspaces" },
        { $"/workspaces/{Guid.NewGuid()}", "admin:workspaces" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task without_a_session_a_page_leads_to_the_login_and_back(string path, string scope)
    {
        foreach (var (what, session) in new (string, string?)[]
        {
            ("none", null),
            ("expired", tokens.For(Org, scope, lifetime: TimeSpan.FromMinutes(-10))),
            ("forged", Tokens.Forged(Org)),
            ("for somebody else", tokens.For(Org, scope, audience: "somebody else")),
            ("nonsense", "nonsense"),
        })
        {
            var answer = (await client.GetAsync(path + "?tab=a%20b", session)).ShouldBe(303, what);
            answer.Header("Location").ShouldBe($"/login?return_to={Uri.EscapeDataString(path)}%3Ftab%3Da%2520b");
            ShouldBePage(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task without_the_scope_a_page_leads_to_forbidden(string path, string scope)
    {
        foreach (var other in ((string[])["", "admin", "platform:admin", "admin:org", "admin:workspaces"]).Except([scope]))
        {
            var answer = (await client.GetAsync(path, tokens.For(Org, other))).ShouldBe(303, other);
            answer.Header("Location").ShouldBe("/forbidden");
            ShouldBePage(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task with_the_scope_the_page_comes(string path, string scope)
    {
        var token = tokens.For(Org, $"openid {scope}");
        var answer = (await client.GetAsync(path, token)).ShouldBe(200);
        ShouldBePage(answer);
        (answer.Header("Content-Type") ?? "").ShouldBe("text/html; charset=utf-8");
        answer.Text.ShouldNotContain(token);

        // Also for a token in the header, which needs no anti-forgery token and so gets none.
        (await client.GetAsync(path, bearer: token)).ShouldBe(200).Text.ShouldNotContain("csrf-token");
    }

    [Theory]
    [InlineData("/workspaces")]
    [InlineData("/audit")]
    public async Task the_same_path_is_json_for_programs(string path)
    {
        var token = tokens.For(Org);
        foreach (var accept in (string?[])[null, "*/*", "application/json", "application/json, text/html;q=0.5"])
        {
            (await client.GetAsync(path, token, accept)).ShouldBe(200, accept).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
            (await client.GetAsync(path, session: null, accept)).ShouldBeProblem(401, "unauthenticated");
            (await client.GetAsync(path, tokens.For(Org, ""), accept)).ShouldBeProblem(403, "insufficient_scope");
        }
    }

    [Fact]
    public async Task what_has_no_path_of_its_own_is_a_page_for_everybody()
        => (await client.GetAsync("/org-settings", tokens.For(Org), accept: null))
            .ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");

    [Theory]
    [InlineData("admin:org admin:workspaces", "/workspaces")]
    [InlineData("admin:workspaces", "/workspaces")]
    [InlineData("admin:org", "/org-settings")]
    [InlineData("platform:admin", "/forbidden")]
    [InlineData("", "/forbidden")]
    public async Task home_is_the_first_page_that_one_may_see(string scope, string home)
        => (await client.GetAsync("/", tokens.For(Org, scope))).ShouldBe(303).Header("Location").ShouldBe(home);

    [Fact]
    public async Task the_pages_that_are_for_everybody_come_without_a_session()
    {
        ShouldBePage((await client.GetAsync("/login")).ShouldBe(200));
        ShouldBePage((await client.GetAsync("/forbidden")).ShouldBe(403));
        (await client.GetAsync("/")).ShouldBe(303).Header("Location").ShouldBe("/login");
    }

    [Theory]
    [InlineData("/css/tokens.css", "text/css")]
    [InlineData("/js/api.js", "text/javascript")]
    [InlineData("/vendor/hpke/core/src/native.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task scripts_and_styles_are_asked_for_again_and_sent_only_when_they_changed(string path, string type)
    {
        var first = (await client.GetAsync(path, accept: "*/*")).ShouldBe(200);
        first.Header("Content-Type").ShouldBe(type);
        first.Header("X-Content-Type-Options").ShouldBe("nosniff");
        first.Header("Cache-Control").ShouldBe("no-cache");
        (await client.SendAsync(HttpMethod.Get, path, content: null, session: null, ("If-None-Match", first.Header("ETag")))).ShouldBe(304);
    }

    public void Dispose() => client.Dispose();

    private static void ShouldBePage(Answer answer)
    {
        answer.Header("Content-Security-Policy").ShouldBe(Policy, answer.ToString());
        answer.Header("Referrer-Policy").ShouldBe("no-referrer");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        answer.Header("Cache-Control").ShouldBe("no-store");
        answer.Header("Vary").ShouldBe("Accept");
    }
}
