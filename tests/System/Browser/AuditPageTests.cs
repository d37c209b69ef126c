using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The organization's audit trail, as it is and as it grows.</summary>
public sealed class AuditPageTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Path = "/audit";
    private const string Verification = Path + "/verification";

    [Fact]
    public async Task what_happened_is_told_newest_first_and_what_happens_appears_on_top()
    {
        var caller = System.Caller(subject: "ada");
        await OpenAsync(caller);
        await Expect(Page.Locator("#audit-empty")).ToHaveTextAsync("Nothing has happened yet.");
        var id = await caller.NewWorkspaceAsync();
        (await caller.PutSecretAsync(id, "OPENAI_API_KEY", "v")).ShouldBe(400);

        await Expect(Session.Find("audit-row")).ToHaveCountAsync(3);
        (await TypesAsync()).ShouldBe(["SecretWriteBlocked", "WorkspaceProvisioned", "WorkspaceCreated"]);
        var blocked = Session.Find("audit-row").First;
        const string Sentence = "The vendor key OPENAI_API_KEY was not written: billing is platform managed";
        foreach (var said in (string[])["Secret blocked", Sentence, "by ada", "tester's", "UTC"])
            await Expect(blocked).ToContainTextAsync(said);
        (await blocked.GetByRole(AriaRole.Link).GetAttributeAsync("href")).ShouldBe($"/workspaces/{id}");
        await blocked.Locator("summary").ClickAsync();
        var recorded = (await caller.AuditAsync())[2];
        foreach (var member in (string[])["event_id", "hash", "previous_hash", "operation_id"])
            await Expect(blocked.Locator("details")).ToContainTextAsync(recorded.GetProperty(member).GetString()!);

        await Page.ReloadAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(3);
        (await TypesAsync()).ShouldBe(["SecretWriteBlocked", "WorkspaceProvisioned", "WorkspaceCreated"]);
    }

    [Fact]
    public async Task a_filter_holds_for_what_comes_too_and_stands_in_the_address()
    {
        var caller = System.Caller();
        var one = await caller.NewWorkspaceAsync();
        var other = await caller.NewWorkspaceAsync();
        await OpenAsync(caller);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(4);
        await Session.Find("filter-type").SelectOptionAsync("WorkspaceBillingModeSet");
        await Expect(Page.Locator("#audit-empty")).ToHaveTextAsync("Nothing like this has happened yet.");
        await Session.Find("filter-workspace").FillAsync(one.ToString());
        (await caller.PutModeAsync(other, "byok")).ShouldBe(200);
        (await caller.PutModeAsync(one, "byok")).ShouldBe(200);

        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        await Expect(Session.Find("audit-row")).ToContainTextAsync("went from inherit to bring your own key");
        Session.Path().ShouldBe($"/audit?type=WorkspaceBillingModeSet&workspace_id={one}");
        await Page.ReloadAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(1);
        (await Session.Find("filter-type").InputValueAsync()).ShouldBe("WorkspaceBillingModeSet");
        (await Session.Find("filter-workspace").InputValueAsync()).ShouldBe(one.ToString());

        await Session.Find("filter-clear").ClickAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(6);
        Session.Path().ShouldBe(Path);
        await Session.Find("filter-workspace").FillAsync("no id");
        await Session.Find("filter-workspace").PressAsync("Tab");
        await Expect(Session.Find("filter-workspace")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Session.Find("filter-workspace")).Not.ToBeFocusedAsync();
        await Session.Find("filter-workspace").PressAsync("Enter");
        await Expect(Session.Find("filter-workspace")).ToBeFocusedAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(6);

        await Session.GoAsync(Path + "?type=Nope");
        await Expect(Page.Locator("#audit-empty")).ToContainTextAsync("The filter in the address is not known");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show all events" }).ClickAsync();
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task older_events_come_in_pages_while_new_ones_appear()
    {
        const int Many = 60;
        var caller = System.Caller();
        for (var number = 0; number < Many; number++)
            (await caller.WithoutWaiting.PutOrgModeAsync(number % 2 == 0 ? "byok" : "disabled")).ShouldBe(202);
        await Eventually.Async("all of them", () => caller.AuditAsync(), all => all.Count == Many);
        await OpenAsync(caller);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(50);
        (await caller.PutOrgModeAsync(null)).ShouldBe(200);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync(51);
        await Session.Find("older").PressAsync("Enter");

        await Expect(Session.Find("audit-row")).ToHaveCountAsync(Many + 1);
        await Expect(Session.Find("audit-row").Nth(51).Locator("summary")).ToBeFocusedAsync();
        await Expect(Session.Find("older")).ToBeHiddenAsync();
        var shown = await Session.Find("audit-row").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.sequence))");
        shown.ShouldBe(Enumerable.Range(1, Many + 1).Reverse());
    }

    [Fact]
    public async Task the_page_says_whether_the_chain_holds()
    {
        var caller = System.Caller();
        await caller.NewWorkspaceAsync();
        await OpenAsync(caller);
        var head = (await caller.GetAsync(Verification))["head"]!;
        await Session.ShouldSayAsync("chain-status", "The chain holds");
        await Session.ShouldSayAsync("chain-status", $"2 events, head {head[..12]}");
        await Page.ShouldHaveNoAxeFindingsAsync();

        (await System.Database.ExecuteAsync(
            "UPDATE audit_events SET canonical = replace(canonical, 'tester', 'nobody') WHERE org_id = $1 AND sequence = 2",
            caller.Org)).ShouldBe(1);
        await Session.Find("chain-check").ClickAsync();
        await Session.ShouldSayAsync("chain-status", "The chain does not hold from event 2 on");
        await Expect(Session.Find("chain-status")).ToHaveAttributeAsync("role", "alert");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("audit-tampered");

        Session.Expect(503, Verification);
        await Page.RouteAsync("**" + Verification, route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"code":"storage_unavailable","error":"the database cannot be read just now"}""",
        }));
        await Session.Find("chain-check").ClickAsync();
        await Session.ShouldSayAsync("chain-status", "Not known");
        await Session.ShouldSayAsync("chain-status", "The database cannot be read just now.");
    }

    [Fact]
    public async Task everybody_can_use_the_page_in_each_of_its_states()
    {
        var caller = System.Caller(subject: "ada@example.com");
        await OpenAsync(caller);
        await Page.ShouldHaveNoAxeFindingsAsync();
        var id = (await caller.CreateWorkspaceAsync(name: "nightly-" + new string('n', 100)))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "v")).ShouldBe(400);
        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);
        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "v")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200);
        (await caller.DeleteSecretAsync(id, "MINIMAX_API_KEY")).ShouldBe(204);
        (await caller.ProvisionAsync(id)).ShouldBe(200);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "v")).ShouldBe(200);
        (await caller.DeleteAsync("/settings/secrets/OF_THE_ORG")).ShouldBe(204);
        await caller.NewOrgModelAsync();
        (await caller.PutModeAsync(Guid.NewGuid(), "byok")).ShouldBe(404);
        (await caller.DeleteWorkspaceAsync(id)).ShouldBe(204);
        await Expect(Session.Find("audit-row")).ToHaveCountAsync((await caller.AuditAsync()).Count);
        await Session.Find("audit-row").Nth(2).Locator("summary").ClickAsync();
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("audit-filled");
    }

    private async Task OpenAsync(Caller caller)
    {
        await Session.SignInAsync(caller, Path);
        await Session.ShouldBeLiveAsync();
        await Expect(Page.Locator("#audit-list")).Not.ToHaveAttributeAsync("data-state", "loading");
        await Expect(Session.Find("chain-status")).Not.ToHaveAttributeAsync("data-state", "checking");
    }

    private Task<string[]> TypesAsync()
        => Session.Find("audit-row").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.type)");
}
