using Messaging.System.Harness;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>
/// Every page as <c>docs/pages</c> shows it, of an organization that could be anybody's: its pictures are copied there when a
/// page has changed. What else a page has to stand is in the page's own tests.
/// </summary>
public sealed class PicturesTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    [Fact]
    public async Task every_page_fits_its_window_in_light_in_dark_and_on_a_phone()
    {
        var owner = System.Caller(subject: "ada@example.com");
        await owner.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        await owner.NewOrgModelAsync("xai", "grok-4.3");
        (await owner.RollBackAsync(1)).ShouldBe(201);
        var triage = await NewAsync(owner, "Support triage", "claude-code", model: null);
        await NewAsync(owner, "Release notes", "hermes", "gpt-5.2", parent: triage, mode: "platform_managed");
        await NewAsync(owner, "Nightly reconciliation", "codex", "gpt-5.2", mode: "byok");
        var billing = await NewAsync(owner, "Billing assistant", "claude-code", "MiniMax-M2.7", mode: "platform_managed");
        (await owner.PutSecretAsync(billing, "MINIMAX_API_KEY", "a-vendor-key")).ShouldBeProblem(400, "direct_vendor_key_blocked");
        (await owner.PutModeAsync(billing, "byok")).ShouldBe(200);
        (await owner.PutSecretAsync(billing, "MINIMAX_API_KEY", "a-vendor-key")).ShouldBe(200);
        (await owner.ProvisionAsync(billing)).ShouldBe(200)["status"].ShouldBe("online");
        (await owner.PutSecretAsync(triage, "SLACK_CHANNEL", "#support")).ShouldBe(200);

        await Session.GoAsync("/login");
        await Page.ScreenshotsAsync("docs-login");
        await Session.OpenWorkspacesAsync(owner);
        await Expect(Session.Find("workspace-row")).ToHaveCountAsync(4);
        await Session.Find("new-workspace-runtime").SelectOptionAsync("claude-code");
        await Page.ScreenshotsAsync("docs-workspaces");
        await Session.GoAsync(WorkspacePage.PathOf(billing));
        await Expect(Session.EnvironmentRow("MINIMAX_API_KEY", "kept")).ToBeVisibleAsync();
        await Expect(Session.AuditRow("WorkspaceCreated")).ToBeVisibleAsync();
        await Page.ScreenshotsAsync("docs-workspace");
        await Session.GoAsync(OrgSettingsPage.Path);
        await Expect(Session.Find("version-row")).ToHaveCountAsync(3);
        await Page.ScreenshotsAsync("docs-org-settings");
        await Session.GoAsync("/audit");
        await Expect(Session.Find("chain-status")).ToContainTextAsync("The chain holds");
        await Expect(Session.AuditRow("SecretWriteBlocked")).ToBeVisibleAsync();
        await Page.ScreenshotsAsync("docs-audit");
        await Session.GoAsync("/forbidden");
        await Page.ScreenshotsAsync("docs-forbidden");
    }

    private static async Task<Guid> NewAsync(
        Caller owner, string name, string runtime, string? model, Guid? parent = null, string? mode = null)
        => (await owner.CreateWorkspaceAsync(null, runtime, model, name, parent, mode)).ShouldBe(201).Json.GetProperty("id").GetGuid();
}
