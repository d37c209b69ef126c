using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>Pages whose answers come late or in another order than they were asked for.</summary>
public sealed class SlowAnswersTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Fact]
    public async Task what_is_sent_before_the_page_has_been_read_is_followed_once()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        var (reading, outcome) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Page.RouteAsync($"**/workspaces/{id}/environment", async route =>
        {
            await reading.Task;
            await route.ContinueAsync();
        });
        await Page.RouteAsync("**/operations/*", async route =>
        {
            await outcome.Task;
            await route.ContinueAsync();
        });
        await Session.SignInAsync(caller, WorkspacePage.PathOf(id));
        var followed = Page.WaitForRequestAsync("**/operations/*");
        await Session.WriteSecretAsync("MINIMAX_API_KEY", "marked-key");
        await followed;

        reading.SetResult();
        await Session.Find("workspace-status").WaitForAsync();
        await Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");
        Session.Requests.Count(request => new Uri(request.Url).AbsolutePath.StartsWith("/operations/", StringComparison.Ordinal))
            .ShouldBe(1);
        outcome.SetResult();
        await Session.ShouldSayAsync("switch-to-byok", "and save it");
        await Session.Find("switch-to-byok").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: MINIMAX_API_KEY");
        await Session.ShouldNowhereHoldAsync("marked-key");
    }

    [Fact]
    public async Task what_happens_while_missed_events_are_read_leaves_no_hole_in_the_trail()
    {
        var caller = System.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var (stream, reading) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Page.RouteAsync(url => new Uri(url).AbsolutePath == "/events", async route =>
        {
            await stream.Task;
            await route.ContinueAsync();
        });
        await Session.SignInAsync(caller, "/audit");
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        await Session.ShouldSayAsync("chain-status", "1 event");
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var asked = Page.WaitForRequestAsync(IsReading);
        await Page.RouteAsync(IsReading, async route =>
        {
            var answer = await route.FetchAsync();
            await reading.Task;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer });
        });
        stream.SetResult();
        await asked;
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Expect(Page.Locator("#chain-newer")).ToContainTextAsync("1 event since");
        reading.SetResult();

        await Expect(Session.Find("audit-row")).ToHaveCountAsync(4);
        var shown = await Session.Find("audit-row").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.sequence))");
        shown.ShouldBe([4, 3, 2, 1]);
    }

    [Theory]
    [InlineData(401, "unauthenticated")]
    [InlineData(429, "too_many_requests")]
    [InlineData(403, "antiforgery_required")]
    public async Task a_refusal_that_is_not_about_what_was_typed_does_not_cost_the_secret(int status, string code)
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        var path = $"/workspaces/{id}/secrets";
        Session.Expect(status, path);
        await Session.OpenWorkspaceAsync(caller, id);
        await Page.RouteAsync("**" + path, route => route.Request.Method == "GET"
            ? route.ContinueAsync()
            : route.FulfillAsync(new RouteFulfillOptions
            {
                Status = status,
                ContentType = "application/problem+json",
                Body = $$"""{"code":"{{code}}","error":"not now","status":{{status}}}""",
            }));
        await Session.WriteSecretAsync("ORDINARY", "marked-value");
        await Session.ShouldSayAsync("operation-status", "It did not take effect");
        await Expect(Session.Find("operation-status")).Not.ToContainTextAsync("may not have arrived");

        await Page.UnrouteAsync("**" + path);
        await Session.Button("Send it again").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: ORDINARY");
        await Session.ShouldNowhereHoldAsync("marked-value");
        var keys = Session.Requests.Where(request => request.Method == "PUT").Select(request => request.Headers["Idempotency-Key"]);
        keys.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task a_script_that_does_not_come_is_said_instead_of_loading_for_ever()
    {
        Session.Expect(404, "/js/audit/trail.js");
        await Page.RouteAsync("**/js/audit/trail.js", route => route.FulfillAsync(new RouteFulfillOptions { Status = 404 }));
        await Session.SignInAsync(System.Caller(), "/audit");

        await Expect(Page.GetByText("A part of this page could not be loaded")).ToBeVisibleAsync();
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.UnrouteAsync("**/js/audit/trail.js");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Reload the page" }).ClickAsync();
        await Expect(Page.Locator("#audit-empty")).ToBeVisibleAsync();
    }

    private static bool IsReading(string url) => new Uri(url).PathAndQuery.StartsWith("/audit?", StringComparison.Ordinal);

    private static bool IsReading(IRequest request) => IsReading(request.Url);
}
