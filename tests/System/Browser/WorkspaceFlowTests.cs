using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>A workspace from the platform's credits to its own key, and back, as a person goes through it.</summary>
public sealed class WorkspaceFlowTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string Vendor = "MINIMAX_API_KEY";
    private const string Value = "marked-key-of-the-workspace";

    [Fact]
    public async Task a_refused_vendor_key_leads_to_byok_and_into_the_running_process()
    {
        var caller = System.Caller(subject: "ada");
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        await Expect(Session.Find("billing-mode")).ToHaveValueAsync("inherit");
        await Session.ShouldSayAsync("billing-mode-resolution", "platform_managed");
        await Session.WriteSecretAsync(Vendor, Value);

        await Session.ShouldSayAsync("secret-error", "It is a vendor key");
        await Expect(Session.Find("secret-error")).ToBeFocusedAsync();
        await Expect(Session.Find("secret-key")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Session.Find("secret-key")).ToHaveValueAsync(Vendor);
        await Expect(Session.Find("secret-value")).ToHaveValueAsync("");
        await Expect(Session.AuditRow("SecretWriteBlocked")).ToHaveCountAsync(1);
        await Expect(Session.SecretRow(Vendor)).ToHaveCountAsync(0);

        await Session.Find("switch-to-byok").ClickAsync();
        await Session.ShouldSayAsync("operation-status", $"Saved: {Vendor}");
        await Expect(Session.Find("secret-error")).ToBeHiddenAsync();
        await Expect(Session.Find("billing-mode")).ToHaveValueAsync("byok");
        await Session.ShouldSayAsync("billing-mode-resolution", "workspace_override");
        await Expect(Session.SecretRow(Vendor)).ToContainTextAsync("Workspace");
        await Session.ShouldSayAsync("workspace-stale", "provision it again");
        await Expect(Session.EnvironmentRow(Vendor, "kept")).ToContainTextAsync("the workspace's secrets");

        await Session.Find("provision").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Started");
        await Expect(Session.Find("workspace-stale")).ToBeHiddenAsync();
        await Expect(Session.AuditRow("WorkspaceProvisioned")).ToHaveCountAsync(2);
        WorkspaceProcess.Of(id).Single().Environment[Vendor].ShouldBe(Value);
        await Session.ShouldNowhereHoldAsync(Value);
        Session.Requests.ShouldContain(request => request.Body.Contains("\"sealed_value\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_key_that_the_platform_strips_is_said_to_be_so_and_comes_back_with_byok()
    {
        var caller = System.Caller();
        var id = (await caller.CreateWorkspaceAsync(mode: "byok", secrets: new { MINIMAX_API_KEY = "1" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        await Session.OpenWorkspaceAsync(caller, id);
        await Session.SaveModeAsync("platform_managed");

        await Expect(Session.EnvironmentRow(Vendor, "stripped")).ToHaveCountAsync(1);
        await Expect(Session.SecretRow(Vendor)).ToContainTextAsync("Stripped");
        await Expect(Session.Find("workspace-stale")).ToBeVisibleAsync();
        await Session.SaveModeAsync("byok");
        await Expect(Session.EnvironmentRow(Vendor, "kept")).ToHaveCountAsync(1);
        await Session.SaveModeAsync("inherit");
        (await caller.GetModeAsync(id)).ShouldBe(200)["workspace_override"].ShouldBeNull();
    }

    [Fact]
    public async Task secrets_are_written_replaced_overridden_and_deleted()
    {
        const string Lines = "-----BEGIN MARKED-----\nline\n-----END-----\n";
        var caller = System.Caller();
        (await caller.PutOrgSecretAsync("SHARED", "of the organization")).ShouldBe(200);
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        await Expect(Session.SecretRow("SHARED")).ToContainTextAsync("From the organization");

        await Session.Button("Override SHARED").ClickAsync();
        await Expect(Session.Find("secret-value")).ToBeFocusedAsync();
        await Expect(Session.Find("secret-key")).ToHaveValueAsync("SHARED");
        await Session.Find("secret-value").FillAsync(" one line ");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Session.SecretRow("SHARED")).ToContainTextAsync("Overrides the organization's");

        // A password field would drop the breaks.
        await Session.Button("Replace SHARED").ClickAsync();
        await Page.Keyboard.TypeAsync("typed before: ");
        await PasteAsync(Lines);
        await Expect(Page.GetByLabel("The value has several lines")).ToBeCheckedAsync();
        await Session.Find("secret-save").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Saved: SHARED");
        await Session.Find("provision").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Started");
        WorkspaceProcess.Of(id).Single().Environment["SHARED"].ShouldBe("typed before: " + Lines);
        await Session.ShouldNowhereHoldAsync("BEGIN MARKED");

        await Session.Button("Delete SHARED").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("The organization's secret of this name applies then");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Session.Button("Delete SHARED")).ToBeFocusedAsync();
        await Session.Button("Delete SHARED").ClickAsync();
        await Session.Find("confirm").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Deleted: SHARED");
        await Expect(Session.SecretRow("SHARED")).ToHaveAttributeAsync("data-scope", "org");
    }

    [Fact]
    public async Task the_keyboard_alone_changes_the_mode_and_provisions()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Config" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Session.Find("billing-mode")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("d");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Saved: Disabled.");
        await Expect(Session.Find("operation-status")).ToBeFocusedAsync();

        await Session.Find("provision").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Started");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Audit trail" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Tab");
        (await Page.EvaluateAsync<string>("() => document.activeElement.closest('section').id")).ShouldBe("audit");
    }

    private Task PasteAsync(string text) => Session.Find("secret-value").EvaluateAsync(
        """
        (field, text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);
}
