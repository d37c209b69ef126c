using Messaging.System.BillingMode;
using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The billing mode on a workspace's page: what is stored, what it comes to, and why.</summary>
public sealed class WorkspaceBillingTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Fact]
    public async Task each_source_has_a_sentence_and_the_select_shows_what_is_stored()
    {
        await using var anyMode = await System.Database.TakeAnyModeAsync();
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        foreach (var (stored, orgStored, select, words) in new (string?, string?, string, string[])[]
        {
            (null, null, "inherit", ["platform_managed", "Nothing is set on this workspace or for the organization", "constant_fallback"]),
            ("byok", null, "byok", ["byok", "set on this workspace itself", "workspace_override"]),
            (null, "byok", "inherit", ["byok", "the default of the organization", "org_default"]),
            ("byokk", "byok", "inherit",
            [
                "platform_managed", "“byokk”", "garbled and ignored",
                "the organization's default, byok, does not stand in", "constant_fallback",
            ]),
            ("Byok ", "platform_managed", "inherit", ["platform_managed", "“Byok ”", "garbled and ignored", "org_default"]),
        })
        {
            await System.Database.StoreModesAsync(caller.Org, id, stored, orgStored);
            await LookAgainAsync();
            await SaysAsync(words);
            await Expect(Session.Find("billing-mode")).ToHaveValueAsync(select);
            await Expect(Page.Locator("#mode-garbled .notice")).ToHaveCountAsync(select == "inherit" && stored is not null ? 1 : 0);
        }

        await Expect(Page.Locator("#mode-garbled")).ToContainTextAsync("Byok ");
        await System.Database.StoreModesAsync(caller.Org, id, stored: null, orgStored: null);
        await caller.NewOrgModelAsync();
        await SaysAsync(["byok", "brings a model of its own: anthropic/claude-sonnet-4-6", "org_model"]);
        await System.Database.StoreModesAsync(caller.Org, id, stored: null, orgStored: "BYOK");
        await LookAgainAsync();
        await SaysAsync(["platform_managed", "the default stored for the organization is garbled", "constant_fallback"]);
    }

    [Fact]
    public async Task a_garbled_override_is_put_right_by_saving_inherit()
    {
        await using var anyMode = await System.Database.TakeAnyModeAsync();
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await System.Database.StoreModesAsync(caller.Org, id, "byokk", orgStored: null);
        await Session.OpenWorkspaceAsync(caller, id);
        await Expect(Page.Locator("#mode-garbled")).ToContainTextAsync("The stored override is “byokk”");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Session.Find("billing-mode-save").ClickAsync();

        await Session.ShouldSayAsync("operation-status", "Saved: Inherit.");
        await Expect(Page.Locator("#mode-garbled")).ToBeEmptyAsync();
        (await caller.GetModeAsync(id)).ShouldBe(200)["workspace_override"].ShouldBeNull();
        await Session.Find("billing-mode-save").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "nothing to save: it is “Inherit” already");
    }

    [Fact]
    public async Task a_mode_that_cannot_be_read_is_taken_as_the_platforms()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync(mode: "byok", model: null);
        var path = $"/admin/workspaces/{id}/llm-billing-mode";
        Session.Expect(503, path);
        await Session.OpenWorkspaceAsync(caller, id);
        await SaysAsync(["byok"]);
        await Page.RouteAsync("**" + path, route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"code":"resolution_unavailable","error":"it cannot be read","safe_default":"platform_managed","status":503}""",
        }));
        await LookAgainAsync();

        await SaysAsync(["cannot be read just now", "platform_managed"]);
        await Page.UnrouteAsync("**" + path);
        // The page asks again by itself.
        await SaysAsync(["workspace_override"]);
    }

    private Task LookAgainAsync() => Page.EvaluateAsync("() => { document.dispatchEvent(new Event('visibilitychange')); }");

    private async Task SaysAsync(string[] words)
    {
        foreach (var part in words)
            await Session.ShouldSayAsync("billing-mode-resolution", part);
    }
}
