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
        await Visit.OpenWorkspaceAsync(caller, id);
        await Expect(Visit.Find("billing-mode")).ToHaveValueAsync("inherit");
        await Visit.ShouldSayAsync("billing-mode-resolution", "platform_managed");
        await Visit.WriteSecretAsync(Vendor, Value);

        await Visit.ShouldSayAsync("secret-error", "It is a vendor key");
        await Expect(Visit.Find("secret-error")).ToBeFocusedAsync();
        await Expect(Visit.Find("secret-key")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Visit.Find("secret-key")).ToHaveValueAsync(Vendor);
        await Expect(Visit.Find("secret-value")).ToHaveValueAsync("");
        await Expect(Visit.AuditRow("SecretWriteBlocked")).ToHaveCountAsync(1);
        await Expect(Visit.SecretRow(Vendor)).ToHaveCountAsync(0);

        await Visit.Find("switch-to-byok").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", $"Saved: {Vendor}");
        await Expect(Visit.Find("secret-error")).ToBeHiddenAsync();
        await Expect(Visit.Find("billing-mode")).ToHaveValueAsync("byok");
        await Visit.ShouldSayAsync("billing-mode-resolution", "workspace_override");
        await Expect(Visit.SecretRow(Vendor)).ToContainTextAsync("Workspace");
        await Visit.ShouldSayAsync("workspace-stale", "provision it again");
        await Expect(Visit.EnvironmentRow(Vendor, "kept")).ToContainTextAsync("the workspace's secrets");

        await Visit.Find("provision").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", "Started");
        await Expect(Visit.Find("workspace-stale")).ToBeHiddenAsync();
        await Expect(Visit.AuditRow("WorkspaceProvisioned")).ToHaveCountAsync(2);
        WorkspaceProcess.Of(id).Single().Environment[Vendor].ShouldBe(Value);
        await Visit.ShouldNowhereHoldAsync(Value);
        Visit.Requests.ShouldContain(request => request.Body.Contains("\"sealed_value\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_key_that_the_platform_strips_is_said_to_be_so_and_comes_back_with_byok()
    {
        var caller = System.Caller();
        var id = (await caller.CreateWorkspaceAsync(mode: "byok", secrets: new { MINIMAX_API_KEY = "1" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        await Visit.OpenWorkspaceAsync(caller, id);
        await Visit.SaveModeAsync("platform_managed");

        await Expect(Visit.EnvironmentRow(Vendor, "stripped")).ToHaveCountAsync(1);
        await Expect(Visit.SecretRow(Vendor)).ToContainTextAsync("Stripped");
        await Expect(Visit.Find("workspace-stale")).ToBeVisibleAsync();
        await Visit.SaveModeAsync("byok");
        await Expect(Visit.EnvironmentRow(Vendor, "kept")).ToHaveCountAsync(1);
        await Visit.SaveModeAsync("inherit");
        (await caller.GetModeAsync(id)).ShouldBe(200)["workspace_override"].ShouldBeNull();
    }

    [Fact]
    public async Task secrets_are_written_replaced_overridden_and_deleted()
    {
        const string Lines = "-----BEGIN MARKED-----\nline\n-----END-----\n";
        var caller = System.Caller();
        (await caller.PutOrgSecretAsync("SHARED", "of the organization")).ShouldBe(200);
        var id = await caller.NewWorkspaceAsync();
        await Visit.OpenWorkspaceAsync(caller, id);
        await Expect(Visit.SecretRow("SHARED")).ToContainTextAsync("From the organization");

        await Visit.Button("Override SHARED").ClickAsync();
        await Expect(Visit.Find("secret-value")).ToBeFocusedAsync();
        await Expect(Visit.Find("secret-key")).ToHaveValueAsync("SHARED");
        await Visit.Find("secret-value").FillAsync(" one line ");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Visit.SecretRow("SHARED")).ToContainTextAsync("Overrides the organization's");

        // A password field would drop the breaks.
        await Visit.Button("Replace SHARED").ClickAsync();
        await Page.Keyboard.TypeAsync("typed before: ");
        await PasteAsync(Lines);
        await Expect(Page.GetByLabel("The value has several lines")).ToBeCheckedAsync();
        await Visit.Find("secret-save").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", "Saved: SHARED");
        await Visit.Find("provision").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", "Started");
        WorkspaceProcess.Of(id).Single().Environment["SHARED"].ShouldBe("typed before: " + Lines);
        await Visit.ShouldNowhereHoldAsync("BEGIN MARKED");

        await Visit.Button("Delete SHARED").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("The organization's secret of this name applies then");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Visit.Button("Delete SHARED")).ToBeFocusedAsync();
        await Visit.Button("Delete SHARED").ClickAsync();
        await Visit.Find("confirm").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", "Deleted: SHARED");
        await Expect(Visit.SecretRow("SHARED")).ToHaveAttributeAsync("data-scope", "org");
    }

    [Fact]
    public async Task the_keyboard_alone_changes_the_mode_and_provisions()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Visit.OpenWorkspaceAsync(caller, id);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Config" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Visit.Find("billing-mode")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("d");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Visit.ShouldSayAsync("operation-status", "Saved: Disabled.");
        await Expect(Visit.Find("operation-status")).ToBeFocusedAsync();

        await Visit.Find("provision").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Visit.ShouldSayAsync("operation-status", "Started");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Audit trail" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Tab");
        (await Page.EvaluateAsync<string>("() => document.activeElement.closest('section').id")).ShouldBe("audit");
    }

    private Task PasteAsync(string text) => Visit.Find("secret-value").EvaluateAsync(
        """
        (field, text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);
}
