using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>Several tabs of one browser: they share one event stream, and none goes on under somebody else's session.</summary>
public sealed class TabsTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Trail = "/audit";

    // More than the six connections that a browser has to a server.
    private const int Many = 8;

    [Fact]
    public async Task any_number_of_tabs_is_live_on_one_stream_which_the_next_takes_over()
    {
        var caller = System.Caller();
        await Session.SignInAsync(caller, Trail);
        await Session.ShouldBeLiveAsync();
        var tabs = new List<IPage>();
        while (tabs.Count < Many)
        {
            tabs.Add(await Session.Context.NewPageAsync());
            await tabs[^1].GotoAsync(Trail);
            await Expect(tabs[^1].Locator("[data-live]")).ToHaveTextAsync("Live");
        }

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        foreach (var tab in tabs.Append(Page))
            await Expect(tab.GetByTestId("audit-row")).ToHaveCountAsync(1);
        Streams().ShouldBe(1);

        // The tab that has the stream goes; between it and the next nothing is lost.
        await Page.GotoAsync("/forbidden");
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        foreach (var tab in tabs)
            await Expect(tab.GetByTestId("audit-row")).ToHaveCountAsync(2);
        Streams().ShouldBe(2);
    }

    [Fact]
    public async Task a_page_whose_browser_is_signed_in_as_somebody_else_says_so_and_shows_nothing_of_theirs()
    {
        var (ours, theirs) = (System.Caller(), System.Caller());
        var workspace = await theirs.NewWorkspaceAsync();
        await Session.OpenWorkspacesAsync(ours);

        await SignInElsewhereAsync(theirs);

        await Expect(Page.Locator("#session-notice")).ToContainTextAsync("somebody else's");
        Session.Expect(403, "/workspaces");
        var read = await Page.EvaluateAsync<int>("async () => (await (await import('/js/api.js')).get('/workspaces?limit=50')).status");
        read.ShouldBe(403);
        await Expect(Session.WorkspaceRow(workspace)).ToHaveCountAsync(0);

        await SignInElsewhereAsync(ours);
        await Session.ShouldBeLiveAsync();
        await Expect(Page.Locator("#session-notice")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task signing_out_in_one_tab_ends_what_the_others_hear()
    {
        Session.Expect(401, "/events");
        var caller = System.Caller();
        await Session.SignInAsync(caller, Trail);
        await Session.ShouldBeLiveAsync();
        var tab = await Session.Context.NewPageAsync();
        await tab.GotoAsync("/forbidden");
        await tab.GetByTestId("logout").ClickAsync();
        await tab.GetByTestId("login-token").WaitForAsync();

        await Expect(Page.Locator("#session-notice")).ToContainTextAsync("Your session has ended");
        await Expect(Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting …");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task an_address_that_leads_nowhere_is_told_in_a_page()
    {
        await Session.SignInAsync(System.Caller(), "/forbidden");

        (await Session.GoAsync("/nowhere")).ShouldBe(404);

        await Expect(Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("There is no such page");
        await Page.ShouldHaveNoAxeFindingsAsync();
        (await Session.GoAsync("/logout")).ShouldBe(404);
        await Session.Page.GetByText("To the dashboard").ClickAsync();
        Session.Path().ShouldBe("/workspaces");
    }

    private int Streams() => Session.Requests.Count(request => new Uri(request.Url).AbsolutePath == "/events");

    private async Task SignInElsewhereAsync(Caller caller)
    {
        var tab = await Session.Context.NewPageAsync();
        await tab.GotoAsync("/login?return_to=/audit");
        await tab.GetByTestId("login-token").FillAsync(caller.Token!);
        await tab.GetByTestId("login-submit").ClickAsync();
        // Not only there: its scripts run, which tell the other tabs.
        await Expect(tab.Locator("[data-live]")).ToHaveTextAsync("Live");
        await tab.CloseAsync();
    }
}
