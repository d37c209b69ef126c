using Messaging.System.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Messaging.System.Browser;

/// <summary>The list of workspaces, and creating one.</summary>
public sealed class WorkspacesTests(Dashboard dashboard) : DashboardTest(dashboard)
{
    private const string OperationIsUnderWay =
        """{"operation_id":"x","command":"create_workspace","status":"accepted","submitted_at":"2026-11-22T00:00:00Z"}""";

    [Fact]
    public async Task a_workspace_is_created_and_its_row_appears()
    {
        var caller = System.Caller();
        await Session.OpenWorkspacesAsync(caller);
        await Expect(Page.Locator("#workspaces .state-empty")).ToBeVisibleAsync();
        await Expect(Session.Find("new-workspace-submit")).ToBeDisabledAsync();
        await Expect(Page.Locator("#new-workspace-reason")).ToHaveTextAsync("Still needed: a name.");
        await Session.CreateWorkspaceAsync("the first");

        await Session.ShouldSayAsync("operation-status", "“the first” was created and started.");
        var id = (await caller.AllAsync("/workspaces")).Single().GetProperty("id").GetGuid();
        foreach (var said in (string[])["the first", "claude-code", CallerRoutes.Model, "platform managed", "Online"])
            await Expect(Session.WorkspaceRow(id)).ToContainTextAsync(said);
        (await Session.Find("new-workspace-name").InputValueAsync()).ShouldBeEmpty();
        await Session.AfterLoadingAsync(() => Session.WorkspaceRow(id).GetByRole(AriaRole.Link).ClickAsync());
        Session.Path().ShouldBe($"/workspaces/{id}");
    }

    [Fact]
    public async Task one_that_could_not_be_started_was_created_all_the_same_and_the_page_says_what_to_do()
    {
        var caller = System.Caller();
        await Session.OpenWorkspacesAsync(caller);
        await Session.CreateWorkspaceAsync("without a model", model: null);

        await Session.ShouldSayAsync("operation-status", "“without a model” was created, but not started.");
        var workspace = (await caller.AllAsync("/workspaces")).Single();
        await Session.ShouldSayAsync("operation-status", workspace.GetProperty("error").GetProperty("error").GetString()![1..]);
        (await Session.Find("operation-status").GetByRole(AriaRole.Link).GetAttributeAsync("href"))
            .ShouldBe($"/workspaces/{workspace.GetProperty("id")}");
        await Expect(Session.Find("workspace-row")).ToContainTextAsync("MISSING_MODEL");
        await Expect(Session.Find("workspace-row")).ToHaveAttributeAsync("data-status", "failed");
    }

    [Fact]
    public async Task a_refusal_is_told_at_its_field_and_takes_nothing_that_was_typed()
    {
        Session.Expect(400, WorkspacesPage.Path);
        var caller = System.Caller();
        var parent = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspacesAsync(caller);
        await Session.Find("new-workspace-parent").SelectOptionAsync(parent.ToString());
        await Session.CreateWorkspaceAsync("a child", "codex", "two words");

        await Session.ShouldSayAsync("form-error", "model");
        await Expect(Session.Find("new-workspace-model")).ToHaveAttributeAsync("aria-invalid", "true");
        await Session.ShouldSayAsync("operation-status", "Not created");
        (await Session.Find("new-workspace-name").InputValueAsync()).ShouldBe("a child");
        (await Session.Find("new-workspace-runtime").InputValueAsync()).ShouldBe("codex");
        (await Session.Find("new-workspace-parent").InputValueAsync()).ShouldBe(parent.ToString());

        // The parent is deleted meanwhile: what is chosen stays, and the worker says what is wrong with it.
        (await caller.DeleteWorkspaceAsync(parent)).ShouldBe(204);
        await Expect(Session.Find("workspace-row")).ToHaveCountAsync(0);
        await Session.CreateWorkspaceAsync("a child", "codex");
        await Session.ShouldSayAsync("form-error", "create the parent first");
        await Expect(Session.Find("new-workspace-parent")).ToHaveAttributeAsync("aria-invalid", "true");
        await Session.Find("new-workspace-parent").SelectOptionAsync("");
        await Session.Find("new-workspace-submit").ClickAsync();
        await Session.ShouldSayAsync("operation-status", "“a child” was created and started.");
    }

    [Fact]
    public async Task a_reload_goes_on_following_what_is_being_created()
    {
        await Session.OpenWorkspacesAsync(System.Caller());
        await Page.RouteAsync("**/operations/*",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = OperationIsUnderWay }));
        await Session.CreateWorkspaceAsync("slow");
        await Session.ShouldSayAsync("operation-status", "Accepted. Creating …");

        await Page.ReloadAsync();
        await Session.ShouldSayAsync("operation-status", "Accepted. Creating …");
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(1);
        await Page.UnrouteAsync("**/operations/*");
        await Session.ShouldSayAsync("operation-status", "“slow” was created and started.");
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task what_others_do_shows_by_itself()
    {
        var caller = System.Caller();
        await Session.OpenWorkspacesAsync(caller);
        var parent = await caller.NewWorkspaceAsync();
        await Expect(Session.WorkspaceRow(parent)).ToContainTextAsync("Online");
        var child = await caller.NewWorkspaceAsync(parent: parent);
        await Expect(Session.WorkspaceRow(child)).ToContainTextAsync("under tester's");
        await Expect(Session.Find("workspace-row").First).ToHaveAttributeAsync("data-id", child.ToString());

        (await caller.PutModeAsync(child, "byok")).ShouldBe(200);
        await Expect(Session.WorkspaceRow(child)).ToContainTextAsync("bring your own key");
        await Expect(Session.WorkspaceRow(child)).ToContainTextAsync("Out of date");
        (await caller.ProvisionAsync(child)).ShouldBe(200);
        await Expect(Session.WorkspaceRow(child)).ToContainTextAsync("MISSING_BYOK_CREDENTIAL");
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Expect(Session.WorkspaceRow(parent)).ToContainTextAsync("disabled");
        (await caller.DeleteWorkspaceAsync(child)).ShouldBe(204);
        await Expect(Session.WorkspaceRow(child)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task many_changes_cost_few_readings()
    {
        const int Changes = 40;
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Session.OpenWorkspacesAsync(caller);
        await Expect(Session.WorkspaceRow(id)).ToBeVisibleAsync();
        var before = Readings();
        var answers = await Task.WhenAll(Enumerable.Range(0, Changes)
            .Select(change => caller.WithoutWaiting.PutModeAsync(id, change % 2 == 0 ? "disabled" : "platform_managed")));
        answers.ShouldAllBe(answer => answer.Status == 202);
        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);

        await Expect(Session.WorkspaceRow(id)).ToContainTextAsync("bring your own key");
        (Readings() - before).ShouldBeLessThan(Changes / 2);
    }

    [Fact]
    public async Task a_long_list_comes_in_pages_and_begins_with_the_newest()
    {
        const int Many = 52;
        var caller = System.Caller();
        for (var number = 0; number < Many; number++)
            (await caller.WithoutWaiting.CreateWorkspaceAsync(runtime: "broken")).ShouldBe(202);
        await Eventually.Async("all of them", () => caller.AllAsync("/workspaces"), all => all.Count == Many);
        await Session.OpenWorkspacesAsync(caller);
        await Expect(Session.Find("workspace-row")).ToHaveCountAsync(50);

        var newest = await caller.NewWorkspaceAsync();
        await Expect(Session.Find("workspace-row").First).ToHaveAttributeAsync("data-id", newest.ToString());
        // Just now it is read again, as far as it was shown: what is asked for beside that must not get lost in it.
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = Page.WaitForRequestAsync(request => IsOfTheNewest(request.Url));
        await Page.RouteAsync(IsOfTheNewest, async route =>
        {
            await reading.Task;
            await route.ContinueAsync();
        });
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await asked;
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show more" }).PressAsync("Enter");
        reading.SetResult();
        await Expect(Session.WorkspaceRow(newest)).ToContainTextAsync("disabled");
        await Expect(Session.Find("workspace-row")).ToHaveCountAsync(Many + 1);
        await Expect(Page.Locator("#more")).ToBeHiddenAsync();
        await Expect(Page.Locator("#workspace-rows a:focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task a_list_that_cannot_be_read_says_so_and_comes_by_itself()
    {
        Session.Expect(503, WorkspacesPage.Path);
        await Page.RouteAsync("**/workspaces?limit=*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"code":"storage_unavailable","error":"the database cannot be read just now"}""",
        }));
        await Session.SignInAsync(System.Caller(), WorkspacesPage.Path);
        await Expect(Page.Locator("#workspaces [role=alert]")).ToContainTextAsync("The database cannot be read just now.");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.UnrouteAsync("**/workspaces?limit=*");
        await Expect(Page.Locator("#workspaces .state-empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task everybody_can_use_the_page_in_each_of_its_states()
    {
        Session.Expect(400, WorkspacesPage.Path);
        var caller = System.Caller(subject: "ada@example.com");
        await Session.OpenWorkspacesAsync(caller);
        await LookAsync("empty");
        var parent = await caller.NewWorkspaceAsync();
        var (longName, longModel) = ("nightly-" + new string('n', 100), "openai-compatible/" + new string('m', 60));
        (await caller.CreateWorkspaceAsync(runtime: "hermes", model: longModel, name: longName, parent: parent)).ShouldBe(201);
        (await caller.CreateWorkspaceAsync(runtime: "codex", model: "gpt-5.2", name: "Billing reconciliation", mode: "byok")).ShouldBe(201);
        (await caller.CreateWorkspaceAsync(runtime: "broken", name: "Release notes")).ShouldBe(201);
        (await caller.PutModeAsync(parent, "disabled")).ShouldBe(200);
        await Session.CreateWorkspaceAsync("Support triage", model: null);
        await Session.ShouldSayAsync("operation-status", "not started");
        await Expect(Session.WorkspaceRow(parent)).ToContainTextAsync("Out of date");
        await LookAsync("filled");
        await Session.CreateWorkspaceAsync("x", model: "two words");
        await Expect(Session.Find("form-error")).ToBeVisibleAsync();
        await LookAsync("error");
    }

    private static bool IsOfTheNewest(string url)
        => new Uri(url) is { AbsolutePath: WorkspacesPage.Path } asked && asked.Query.EndsWith("before=", StringComparison.Ordinal);

    private int Readings() => Session.Requests.Count(
        request => request.Method == "GET" && new Uri(request.Url).AbsolutePath.StartsWith(WorkspacesPage.Path, StringComparison.Ordinal));

    private async Task LookAsync(string state)
    {
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("workspaces-" + state);
    }
}
