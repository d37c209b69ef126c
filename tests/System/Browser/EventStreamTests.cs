using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>A page's event stream when it is refused or breaks off: it comes back by itself, and the page shows what it missed.</summary>
public sealed class EventStreamTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Path = "/audit";
    private const string Stream = "/events";

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task a_stream_that_is_refused_for_now_is_asked_for_until_it_is_there(int status)
    {
        Session.Expect(status, Stream);
        var refused = 0;
        await Page.RouteAsync(IsStream, route =>
        {
            Interlocked.Increment(ref refused);
            return route.FulfillAsync(new RouteFulfillOptions { Status = status, ContentType = "application/problem+json", Body = "{}" });
        });
        var caller = System.Caller();
        await Session.SignInAsync(caller, Path);
        await Expect(Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting …");
        await Expect(Page.Locator("#audit-empty")).ToBeVisibleAsync();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await Eventually.Async("it is asked for again", () => Volatile.Read(ref refused), times => times > 1);
        await Page.UnrouteAsync(IsStream);

        await Session.ShouldBeLiveAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task a_place_that_the_trail_does_not_have_is_given_up_and_everything_is_read_again()
    {
        Session.Expect(400, Stream);
        var caller = System.Caller();
        var streams = 0;
        // A stream that ends after an event of another trail of this organization: a database that was restored, for example.
        var elsewhere = $$"""{"org_id":"{{caller.Org}}","sequence":4711,"type":"OrgBillingDefaultSet","old_mode":null,"new_mode":null"""
            + ""","occurred_at":"2026-11-22T00:00:00Z"}""";
        await Page.RouteAsync(IsStream, route => Interlocked.Increment(ref streams) > 1
            ? route.ContinueAsync()
            : route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "text/event-stream",
                Body = $"retry: 10\nid: 4711\nevent: OrgBillingDefaultSet\ndata: {elsewhere}\n\n",
            }));
        await Session.SignInAsync(caller, Path);
        await Session.ShouldBeLiveAsync();
        await Eventually.Async(
            "a stream from now on, after those from that place on", () => Volatile.Read(ref streams), times => times >= 4);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(0);
        await Session.ShouldBeLiveAsync();

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        await Expect(Session.Find("audit-row")).ToHaveAttributeAsync("data-sequence", "1");
    }

    [Fact]
    public async Task an_api_that_is_started_again_is_listened_to_without_a_gap_and_without_reading_again()
    {
        Session.Expect(0, Stream);
        var caller = System.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await Session.SignInAsync(caller, Path);
        await Session.ShouldBeLiveAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(2);
        var read = Readings();

        await System.Apis[0].KillAsync();
        await Expect(Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting …");
        System.Apis[0].Start();
        await System.ReadyAsync();
        (await caller.PutOrgModeAsync(null)).ShouldBe(200);

        await Expect(Session.Find("audit-row")).ToHaveCountAsync(3);
        await Session.ShouldBeLiveAsync();
        Readings().ShouldBe(read);
    }

    [Fact]
    public async Task the_end_of_the_session_is_said_and_a_new_one_of_the_same_person_goes_on()
    {
        Session.Expect(401, Stream);
        var org = Guid.NewGuid();
        var caller = System.Caller(org);
        await Session.GoAsync("/login?return_to=" + Path);
        // Long enough for a slow machine to load the page; whether the stream is there by then does not matter.
        await Session.EnterTokenAsync(System.Keys.Tokens.For(org, subject: "tester", lifetime: TimeSpan.FromSeconds(15)));

        await Expect(Page.Locator("#session-notice")).ToContainTextAsync("Your session has ended");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var tab = await Session.Context.NewPageAsync();
        await tab.GotoAsync("/login?return_to=/forbidden");
        await tab.GetByTestId("login-token").FillAsync(caller.Token!);
        await tab.GetByTestId("login-submit").ClickAsync();
        await tab.GetByTestId("forbidden").WaitForAsync();
        await tab.CloseAsync();

        await Session.ShouldBeLiveAsync();
        await Expect(Page.Locator("#session-notice")).ToBeEmptyAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
    }

    private static bool IsStream(string url) => new Uri(url).AbsolutePath == Stream;

    // Of the trail; the page itself is asked for too, for its anti-forgery token.
    private int Readings() => Session.Requests.Count(request => new Uri(request.Url) is { AbsolutePath: Path, Query: not "" });
}
