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
        await Visit.OpenWorkspacesAsync(caller);
        await Expect(Page.Locator("#workspaces .state-empty")).ToBeVisibleAsync();
        await Expect(Visit.Find("new-workspace-submit")).ToBeDisabledAsync();
        await Expect(Page.Locator("#new-workspace-reason")).ToHaveTextAsync("Still needed: a name.");
        await Visit.CreateWorkspaceAsync("the first");

        await Visit.ShouldSayAsync("operation-status", "“the first” was created and started.");
        var id = (await caller.AllAsync("/workspaces")).Single().GetProperty("id").GetGuid();
        foreach (var said in (string[])["the first", "claude-code", CallerRoutes.Model, "platform managed", "Online"])
            await Expect(Visit.WorkspaceRow(id)).ToContainTextAsync(said);
        (await Visit.Find("new-workspace-name").InputValueAsync()).ShouldBeEmpty();
        await Visit.AfterLoadingAsync(() => Visit.WorkspaceRow(id).GetByRole(AriaRole.Link).ClickAsync());
        Visit.Path().ShouldBe($"/workspaces/{id}");
    }

    [Fact]
    public async Task one_that_could_not_be_started_was_created_all_the_same_and_the_page_says_what_to_do()
    {
        var caller = System.Caller();
        await Visit.OpenWorkspacesAsync(caller);
        await Visit.CreateWorkspaceAsync("without a model", model: null);

        await Visit.ShouldSayAsync("operation-status", "“without a model” was created, but not started.");
        var workspace = (await caller.AllAsync("/workspaces")).Single();
        await Visit.ShouldSayAsync("operation-status", workspace.GetProperty("error").GetProperty("error").GetString()![1..]);
        (await Visit.Find("operation-status").GetByRole(AriaRole.Link).GetAttributeAsync("href"))
            .ShouldBe($"/workspaces/{workspace.GetProperty("id")}");
        await Expect(Visit.Find("workspace-row")).ToContainTextAsync("MISSING_MODEL");
        await Expect(Visit.Find("workspace-row")).ToHaveAttributeAsync("data-status", "failed");
    }

    [Fact]
    public async Task a_refusal_is_told_at_its_field_and_takes_nothing_that_was_typed()
    {
        Visit.Expect(400, Workspaces.Path);
        var caller = System.Caller();
        var parent = await caller.NewWorkspaceAsync();
        await Visit.OpenWorkspacesAsync(caller);
        await Visit.Find("new-workspace-parent").SelectOptionAsync(parent.ToString());
        await Visit.CreateWorkspaceAsync("a child", "codex", "two words");

        await Visit.ShouldSayAsync("form-error", "model");
        await Expect(Visit.Find("new-workspace-model")).ToHaveAttributeAsync("aria-invalid", "true");
        await Visit.ShouldSayAsync("operation-status", "Not created");
        (await Visit.Find("new-workspace-name").InputValueAsync()).ShouldBe("a child");
        (await Visit.Find("new-workspace-runtime").InputValueAsync()).ShouldBe("codex");
        (await Visit.Find("new-workspace-parent").InputValueAsync()).ShouldBe(parent.ToString());

        // The parent is deleted meanwhile: what is chosen stays, and the worker says what is wrong with it.
        (await caller.DeleteWorkspaceAsync(parent)).ShouldBe(204);
        await Expect(Visit.Find("workspace-row")).ToHaveCountAsync(0);
        await Visit.CreateWorkspaceAsync("a child", "codex");
        await Visit.ShouldSayAsync("form-error", "create the parent first");
        await Expect(Visit.Find("new-workspace-parent")).ToHaveAttributeAsync("aria-invalid", "true");
        await Visit.Find("new-workspace-parent").SelectOptionAsync("");
        await Visit.Find("new-workspace-submit").ClickAsync();
        await Visit.ShouldSayAsync("operation-status", "“a child” was created and started.");
    }

    [Fact]
    public async Task a_reload_goes_on_following_what_is_being_created()
    {
        await Visit.OpenWorkspacesAsync(System.Caller());
        await Page.RouteAsync("**/operations/*",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = OperationIsUnderWay }));
        await Visit.CreateWorkspaceAsync("slow");
        await Visit.ShouldSayAsync("operation-status", "Accepted. Creating …");

        await Page.ReloadAsync();
        await Visit.ShouldSayAsync("operation-status", "Accepted. Creating …");
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(1);
        await Page.UnrouteAsync("**/operations/*");
        await Visit.ShouldSayAsync("operation-status", "“slow” was created and started.");
        (await Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task what_others_do_shows_by_itself()
    {
        var caller = System.Caller();
        await Visit.OpenWorkspacesAsync(caller);
        var parent = await caller.NewWorkspaceAsync();
        await Expect(Visit.WorkspaceRow(parent)).ToContainTextAsync("Online");
        var child = await caller.NewWorkspaceAsync(parent: parent);
        await Expect(Visit.WorkspaceRow(child)).ToContainTextAsync("under tester's");
        await Expect(Visit.Find("workspace-row").First).ToHaveAttributeAsync("data-id", child.ToString());

        (await caller.PutModeAsync(child, "byok")).ShouldBe(200);
        await Expect(Visit.WorkspaceRow(child)).ToContainTextAsync("bring your own key");
        await Expect(Visit.WorkspaceRow(child)).ToContainTextAsync("Out of date");
        (await caller.ProvisionAsync(child)).ShouldBe(200);
        await Expect(Visit.WorkspaceRow(child)).ToContainTextAsync("MISSING_BYOK_CREDENTIAL");
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Expect(Visit.WorkspaceRow(parent)).ToContainTextAsync("disabled");
        (await caller.DeleteWorkspaceAsync(child)).ShouldBe(204);
        await Expect(Visit.WorkspaceRow(child)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task many_changes_cost_few_readings()
    {
        const int Changes = 40;
        var caller = System.Caller();
        var id = await caller.NewWorkspaceAsync();
        await Visit.OpenWorkspacesAsync(caller);
        await Expect(Visit.WorkspaceRow(id)).ToBeVisibleAsync();
        var before = Readings();
        var answers = await Task.WhenAll(Enumerable.Range(0, Changes)
            .Select(change => caller.WithoutWaiting.PutModeAsync(id, change % 2 == 0 ? "disabled" : "platform_managed")));
        answers.ShouldAllBe(answer => answer.Status == 202);
        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);

        await Expect(Visit.WorkspaceRow(id)).ToContainTextAsync("bring your own key");
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
        await Visit.OpenWorkspacesAsync(caller);
        await Expect(Visit.Find("workspace-row")).ToHaveCountAsync(50);

        var newest = await caller.NewWorkspaceAsync();
        await Expect(Visit.Find("workspace-row").First).ToHaveAttributeAsync("data-id", newest.ToString());
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
        await Expect(Visit.WorkspaceRow(newest)).ToContainTextAsync("disabled");
        await Expect(Visit.Find("workspace-row")).ToHaveCountAsync(Many + 1);
        await Expect(Page.Locator("#more")).ToBeHiddenAsync();
        await Expect(Page.Locator("#workspace-rows a:focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task a_list_that_cannot_be_read_says_so_and_comes_by_itself()
    {
        Visit.Expect(503, Workspaces.Path);
        await Page.RouteAsync("**/workspaces?limit=*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"code":"storage_unavailable","error":"the database cannot be read just now"}""",
        }));
        await Visit.SignInAsync(System.Caller(), Workspaces.Path);
        await Expect(Page.Locator("#workspaces [role=alert]")).ToContainTextAsync("The database cannot be read just now.");
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.UnrouteAsync("**/workspaces?limit=*");
        await Expect(Page.Locator("#workspaces .state-empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task everybody_can_use_the_page_in_each_of_its_states()
    {
        Visit.Expect(400, Workspaces.Path);
        var caller = System.Caller(subject: "ada@example.com");
        await Visit.OpenWorkspacesAsync(caller);
        await LookAsync("empty");
        var parent = await caller.NewWorkspaceAsync();
        var (longName, longModel) = ("nightly-" + new string('n', 100), "openai-compatible/" + new string('m', 60));
        (await caller.CreateWorkspaceAsync(runtime: "hermes", model: longModel, name: longName, parent: parent)).ShouldBe(201);
        (await caller.CreateWorkspaceAsync(runtime: "codex", model: "gpt-5.2", name: "Billing reconciliation", mode: "byok")).ShouldBe(201);
        (await caller.CreateWorkspaceAsync(runtime: "broken", name: "Release notes")).ShouldBe(201);
        (await caller.PutModeAsync(parent, "disabled")).ShouldBe(200);
        await Visit.CreateWorkspaceAsync("Support triage", model: null);
        await Visit.ShouldSayAsync("operation-status", "not started");
        await Expect(Visit.WorkspaceRow(parent)).ToContainTextAsync("Out of date");
        await LookAsync("filled");
        await Visit.CreateWorkspaceAsync("x", model: "two words");
        await Expect(Visit.Find("form-error")).ToBeVisibleAsync();
        await LookAsync("error");
    }

    private static bool IsOfTheNewest(string url)
        => new Uri(url) is { AbsolutePath: Workspaces.Path } asked && asked.Query.EndsWith("before=", StringComparison.Ordinal);

    private int Readings() => Visit.Requests.Count(
        request => request.Method == "GET" && new Uri(request.Url).AbsolutePath.StartsWith(Workspaces.Path, StringComparison.Ordinal));

    private async Task LookAsync(string state)
    {
        await Page.ShouldHaveNoAxeFindingsAsync();
        await Page.ScreenshotsAsync("workspaces-" + state);
    }
}
