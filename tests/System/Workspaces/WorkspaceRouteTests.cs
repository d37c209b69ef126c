using Messaging.System.Harness;

namespace Messaging.System.Workspaces;

[Collection(SharedSystem.Name)]
public sealed class WorkspaceRouteTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_created_workspace_is_what_was_asked_for()
    {
        var caller = system.Caller();
        var id = Guid.NewGuid();

        var created = (await caller.CreateWorkspaceAsync(id, name: "Größe ✓", model: "MiniMax-M2.7")).ShouldBe(201);

        created.Json.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["id", "name", "runtime", "model", "parent_id", "status", "stale", "resolved_mode", "created_at", "updated_at"],
                ignoreOrder: true);
        created["name"].ShouldBe("Größe ✓");
        created.Json.GetProperty("stale").GetBoolean().ShouldBeFalse();
        created["parent_id"].ShouldBeNull();
        created["created_at"]!.ShouldEndWith("Z");
        (await caller.GetWorkspaceAsync(id)).ShouldBe(200).Text.ShouldBe(created.Text);
    }

    [Fact]
    public async Task the_202_already_carries_the_workspaces_id()
    {
        var caller = system.Caller();

        var accepted = (await caller.WithoutWaiting.CreateWorkspaceAsync()).ShouldBe(202);

        var id = accepted.Json.GetProperty("workspace_id").GetGuid();
        var outcome = await caller.OutcomeAsync(accepted["operation_id"]!);
        outcome["status"].ShouldBe("succeeded");
        outcome.Json.GetProperty("result").GetProperty("id").GetGuid().ShouldBe(id);
    }

    [Fact]
    public async Task an_id_that_is_taken_is_refused()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        (await caller.CreateWorkspaceAsync(id)).ShouldBeProblem(409, "workspace_exists");
    }

    [Fact]
    public async Task an_unknown_runtime_is_refused_and_the_known_ones_are_named()
    {
        var problem = (await system.Caller().CreateWorkspaceAsync(runtime: "no-such-runtime")).ShouldBeProblem(400, "unknown_runtime");

        var known = problem.GetProperty("allowed").EnumerateArray().Select(item => item.GetString()).ToList();
        known.ShouldContain("claude-code");
        (await system.Caller(scope: "").GetAsync("/runtimes"))
            .ShouldBe(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetString()).ShouldBe(known);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData("a\nb")]
    public async Task a_name_of_the_wrong_form_is_refused(string name)
        => (await system.Caller().CreateWorkspaceAsync(name: name)).ShouldBeProblem(400, "invalid_name");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u0000b")]
    public async Task a_model_of_the_wrong_form_is_refused(string model)
        => (await system.Caller().CreateWorkspaceAsync(model: model)).ShouldBeProblem(400, "invalid_model");

    [Fact]
    public async Task names_and_models_that_are_too_long_are_refused()
    {
        var caller = system.Caller();
        (await caller.CreateWorkspaceAsync(name: new string('n', 129))).ShouldBeProblem(400, "invalid_name");
        (await caller.CreateWorkspaceAsync(model: new string('m', 201))).ShouldBeProblem(400, "invalid_model");
        (await caller.CreateWorkspaceAsync(name: new string('n', 128), model: new string('m', 200))).ShouldBe(201);
    }

    [Fact]
    public async Task an_unknown_parent_is_refused()
        => (await system.Caller().CreateWorkspaceAsync(parent: Guid.NewGuid())).ShouldBeProblem(404, "parent_not_found");

    [Fact]
    public async Task a_workspace_without_any_model_fails_and_says_what_to_do()
    {
        var caller = system.Caller();
        var created = (await caller.CreateWorkspaceAsync(model: null)).ShouldBe(201);

        created["status"].ShouldBe("failed");
        created.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_MODEL");
        var id = created.Json.GetProperty("id").GetGuid();
        WorkspaceProcess.Of(id).ShouldBeEmpty();

        (await caller.PutSecretAsync(id, "MODEL", "gpt-4o")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");
        WorkspaceProcess.Of(id).Single().Environment["MOLECULE_MODEL"].ShouldBe("gpt-4o");
    }

    [Fact]
    public async Task byok_without_a_usable_key_fails_and_says_so()
    {
        var caller = system.Caller();
        var secrets = new { OPENAI_API_KEY = "somebody else's" };
        var created = (await caller.CreateWorkspaceAsync(model: "claude-sonnet-4-6", mode: "byok", secrets: secrets)).ShouldBe(201);

        created["status"].ShouldBe("failed");
        created.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_BYOK_CREDENTIAL");
        WorkspaceProcess.Of(created.Json.GetProperty("id").GetGuid()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_command_that_cannot_be_started_is_a_failed_workspace()
    {
        var created = (await system.Caller().CreateWorkspaceAsync(runtime: "broken")).ShouldBe(201);

        created["status"].ShouldBe("failed");
        created.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("start_failed");
    }

    [Fact]
    public async Task provisioning_again_replaces_the_process()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        var first = WorkspaceProcess.Of(id).Single().Pid;

        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");

        var second = await Eventually.Async(
            "one other process", () => WorkspaceProcess.Of(id), processes => processes.Count == 1 && processes[0].Pid != first);
        second[0].Environment["WORKSPACE_ID"].ShouldBe(id.ToString());
        (await caller.ProvisionAsync(Guid.NewGuid())).ShouldBeProblem(404, "workspace_not_found");
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("stubborn")]
    public async Task deleting_a_workspace_stops_its_process_and_deletes_its_secrets(string runtime)
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(runtime);
        (await caller.PutSecretAsync(id, "ORDINARY", "v")).ShouldBe(200);
        WorkspaceProcess.Of(id).Count.ShouldBe(1);

        (await caller.DeleteWorkspaceAsync(id)).ShouldBe(204).Text.ShouldBeEmpty();

        await Eventually.Async("no process", () => WorkspaceProcess.Of(id), processes => processes.Count == 0);
        (await caller.GetWorkspaceAsync(id)).ShouldBeProblem(404, "workspace_not_found");
        (await caller.DeleteWorkspaceAsync(id)).ShouldBeProblem(404, "workspace_not_found");
        (await system.Database.ScalarAsync<long>("SELECT count(*) FROM workspace_secrets WHERE org_id = $1", caller.Org)).ShouldBe(0);
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString()).ShouldContain("WorkspaceDeleted");
        (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task a_workspace_with_children_cannot_be_deleted()
    {
        var caller = system.Caller();
        var parent = await caller.NewWorkspaceAsync();
        var child = await caller.NewWorkspaceAsync(parent: parent);

        (await caller.DeleteWorkspaceAsync(parent)).ShouldBeProblem(409, "workspace_has_children");

        WorkspaceProcess.Of(parent).Count.ShouldBe(1);
        (await caller.DeleteWorkspaceAsync(child)).ShouldBe(204);
        (await caller.DeleteWorkspaceAsync(parent)).ShouldBe(204);
    }

    [Fact]
    public async Task the_list_is_paged_without_loss_or_repeat()
    {
        var caller = system.Caller();
        var ids = new List<Guid>();
        for (var number = 0; number < 5; number++)
            ids.Add(await caller.NewWorkspaceAsync(runtime: "broken"));

        (await caller.AllAsync("/workspaces?limit=2")).Select(item => item.GetProperty("id").GetGuid()).ShouldBe(ids);
        var newest = (await caller.GetAsync("/workspaces?limit=4&before=")).ShouldBe(200).Json;
        var oldest = (await caller.GetAsync($"/workspaces?limit=4&before={newest.GetProperty("next")}")).ShouldBe(200).Json;
        oldest.GetProperty("next").GetString().ShouldBeNull();
        newest.GetProperty("items").EnumerateArray().Concat(oldest.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("id").GetGuid()).ShouldBe(ids.AsEnumerable().Reverse());
        (await caller.GetAsync("/workspaces?limit=5")).ShouldBe(200).Json.GetProperty("items").GetArrayLength().ShouldBe(5);
    }
}
