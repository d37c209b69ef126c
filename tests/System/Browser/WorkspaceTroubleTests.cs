using System.Globalization;
using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The page of a workspace when things do not go smoothly, or somebody else is there too.</summary>
public sealed class WorkspaceTroubleTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string OperationIsUnderWay =
        """{"operation_id":"x","command":"provision_workspace","status":"accepted","submitted_at":"2026-11-22T00:00:00Z"}""";

    [Fact]
    public async Task what_one_browser_changes_the_other_shows()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        await Page.EvaluateAsync("() => { window.notReloaded = true; }");
        await using var other = await Dashboard.NewSessionAsync();
        await other.OpenWorkspaceAsync(System.Caller(caller.Org, subject: "bob"), id);
        await Session.Find("billing-mode").SelectOptionAsync("byok");

        // Nothing here reads at intervals: what shows came with the events.
        await other.SaveModeAsync("disabled");
        await Expect(Session.Find("billing-mode-resolution")).ToContainTextAsync("disabled");
        await Expect(Session.Find("workspace-stale")).ToContainTextAsync("has changed");
        // What was chosen here is not taken away, and somebody else's change is told.
        await Expect(Session.Find("billing-mode")).ToHaveValueAsync("byok");
        await Expect(Page.Locator("#mode-changed")).ToContainTextAsync(
            "bob set the billing mode to “Disabled” while this page was open. What you have chosen has not been saved.");
        await other.WriteSecretAsync("ORDINARY", "1");
        await other.ShouldSayAsync("operation-status", "Saved: ORDINARY");
        await Expect(Session.SecretRow("ORDINARY")).ToContainTextAsync("Workspace");
        await Expect(Session.AuditRow("WorkspaceSecretSet")).ToContainTextAsync("bob");
        await other.Find("provision").ClickAsync();
        await other.ShouldSayAsync("operation-status", "Started");
        await Expect(Session.Find("workspace-stale")).ToBeHiddenAsync();
        await Expect(other.Page.Locator("#mode-changed")).ToBeEmptyAsync();
        (await Page.EvaluateAsync<bool>("() => window.notReloaded === true")).ShouldBeTrue();

        await other.Button("Delete this workspace").ClickAsync();
        await other.Find("confirm").ClickAsync();
        await Expect(other.Page).ToHaveURLAsync("/workspaces");
        await Expect(Page.Locator("#missing")).ToContainTextAsync("bob deleted it");
        await Page.ShouldHaveNoAxeFindingsAsync();
    }

    [Fact]
    public async Task a_reload_during_a_provision_goes_on_following_it()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspaceAsync(caller, id);
        await Page.RouteAsync("**/operations/*",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = OperationIsUnderWay }));
        await Session.Find("provision").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Accepted. Starting");
        await Expect(Session.Find("billing-mode-save")).ToBeDisabledAsync();

        await Page.ReloadAsync();
        await Session.ShouldSayAsync("operation-status", "Accepted. Starting");
        var stored = await Page.EvaluateAsync<string[]>("() => Object.values(sessionStorage)");
        System.Ids.Read(stored.Single().Split(' ')[0], caller.Org).ShouldNotBeNull();
        await Page.UnrouteAsync("**/operations/*");
        await Session.ShouldSayAsync("operation-status", "Started");
        await Expect(Session.Find("provision")).ToBeEnabledAsync();
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task a_workspace_with_others_under_it_is_not_deleted_and_one_without_is()
    {
        var caller = System.Caller();
        var parent = await caller.NewWorkspaceAsync();
        var child = await caller.NewWorkspaceAsync(parent: parent);
        await Session.OpenWorkspaceAsync(caller, child);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "tester's" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(WorkspacePage.PathOf(parent));
        await Session.Button("Delete this workspace").ClickAsync();
        await Session.Find("confirm").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Not deleted. Other workspaces have this one as their parent");
        (await caller.GetWorkspaceAsync(parent)).ShouldBe(200);

        (await caller.DeleteWorkspaceAsync(child)).ShouldBe(204);
        await Session.Button("Delete this workspace").ClickAsync();
        await Session.Find("confirm").ClickAsync();
        await Expect(Page).ToHaveURLAsync("/workspaces");
        await Expect(Page.Locator("#deleted")).ToContainTextAsync("was deleted");
        await Expect(Page.Locator("#deleted")).ToBeFocusedAsync();
        (await caller.GetWorkspaceAsync(parent)).ShouldBe(404);
    }

    [Fact]
    public async Task a_failed_start_says_what_to_do_and_where()
    {
        var caller = System.Caller();
        var id = (await caller.CreateWorkspaceAsync(model: null, mode: "byok")).ShouldBe(201).Json.GetProperty("id").GetGuid();
        await Session.OpenWorkspaceAsync(caller, id);
        var problem = Page.Locator("#status-problem");
        await Expect(problem).ToContainTextAsync("MISSING_MODEL");
        await Expect(problem.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Set the organization's model" }))
            .ToHaveAttributeAsync("href", "/org-settings");
        await LookAsync("failed");

        await problem.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Write the MODEL secret" }).ClickAsync();
        await Expect(Session.Find("secret-value")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(CallerRoutes.Model);
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Saved: MODEL");
        await Session.Find("provision").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "It could not be started");
        await Expect(problem).ToContainTextAsync("MISSING_BYOK_CREDENTIAL");
        await Expect(problem).ToContainTextAsync("no credential for minimax is there");
        await Session.SaveModeAsync("platform_managed");
        await Session.Find("provision").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "Started");
        await Expect(problem).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000000", 404)]
    [InlineData("nothing-like-an-id", 400)]
    public async Task what_is_not_there_or_somebody_elses_is_said_not_to_be_there(string id, int status)
    {
        foreach (var path in (string[])
        [
            "/workspaces/" + id, $"/workspaces/{id}/secrets", $"/workspaces/{id}/environment",
            $"/admin/workspaces/{id}/llm-billing-mode", "/audit",
        ])
            Session.Expect(status, path);
        await Session.GoAsync("/login?return_to=/workspaces/" + id);
        await Session.EnterTokenAsync(System.Caller(scope: "admin:workspaces").Token!);

        await Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "There is no such workspace" })).ToBeFocusedAsync();
        await Expect(Page.Locator("#workspace")).ToBeHiddenAsync();
        await Page.ShouldHaveNoAxeFindingsAsync();
    }

    [Fact]
    public async Task a_secret_that_is_refused_at_once_takes_nothing()
    {
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        Session.Expect(400, $"/workspaces/{id}/secrets");
        await Session.OpenWorkspaceAsync(caller, id);
        await Session.Find("secret-save").ClickAsync();
        await Session.ShouldSayAsync("secret-error", "Enter the name");
        await Session.WriteSecretAsync("PATH", "marked-path");

        await Session.ShouldSayAsync("secret-error", "This name is set by the platform");
        await Expect(Session.Find("secret-key")).ToHaveValueAsync("PATH");
        await Expect(Session.Find("secret-key")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Session.Find("secret-key")).ToBeFocusedAsync();
        await Expect(Session.Find("secret-value")).ToHaveValueAsync("marked-path");
        await Session.Find("secret-key").FillAsync("PATH_OF_MINE");
        await Page.Keyboard.PressAsync("Enter");
        await Session.ShouldSayAsync("operation-status", "Saved: PATH_OF_MINE");
        await Session.ShouldNowhereHoldAsync("marked-path");
    }

    [Fact]
    public async Task everybody_can_use_the_page_in_each_of_its_states()
    {
        const int Secrets = 24;
        var longName = new string('L', 128);
        var caller = System.Caller(subject: "ada.of.a-rather-long-address@example.com");
        (await caller.PutOrgSecretAsync("SECRET_0", "1")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OF_THE_ORGANIZATION", "1")).ShouldBe(200);
        var parent = await caller.NewWorkspaceAsync();
        var secrets = Enumerable.Range(0, Secrets).ToDictionary(
            number => "SECRET_" + number.ToString(CultureInfo.InvariantCulture), _ => "1");
        secrets[longName] = secrets["MINIMAX_API_KEY"] = "1";
        var id = (await caller.CreateWorkspaceAsync(
            name: "A workspace of " + new string('n', 100), parent: parent, mode: "byok", secrets: secrets))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        await Session.OpenWorkspaceAsync(caller, id);
        await Expect(Session.Find("secret-row")).ToHaveCountAsync(25);
        await Session.Button("Show more (2 left)").ClickAsync();
        await Expect(Session.Find("secret-row")).ToHaveCountAsync(Secrets + 3);
        await Expect(Session.AuditRow("WorkspaceSecretSet").First).ToBeVisibleAsync();
        await LookAsync("many");

        await Session.SaveModeAsync("platform_managed");
        await Expect(Session.EnvironmentRow("MINIMAX_API_KEY", "stripped")).ToHaveCountAsync(1);
        await Session.WriteSecretAsync("OPENAI_API_KEY", "1");
        await Expect(Session.Find("switch-to-byok")).ToBeVisibleAsync();
        await LookAsync("blocked");

        await Session.GoAsync(WorkspacePage.PathOf(parent));
        await Session.Find("environment-row").First.WaitForAsync();
        await LookAsync("plain");
        await Session.Button("Delete this workspace").ClickAsync();
        await Page.ShouldHaveNoAxeFindingsAsync();
    }

    private async Task LookAsync(string state)
    {
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Page.ScreenshotsAsync("workspace-" + state);
    }
}
