using Messaging.System.Harness;

namespace Messaging.System.Workspaces;

/// <summary>A vendor key in the create payload of a workspace that has not opted in.</summary>
[Collection(SharedSystem.Name)]
public sealed class NegativeTwinTests(SharedSystem shared)
{
    private const string Explanation =
        "direct vendor key writes are blocked for platform-managed workspaces; "
        + "use MODEL/LLM_PROVIDER or the platform LLM proxy env instead, "
        + "or set this workspace's billing mode to 'byok' via /admin/workspaces/:id/llm-billing-mode";

    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("MINIMAX_API_KEY")]
    [InlineData("minimax_api_key")]
    [InlineData("Claude_Code_OAuth_Token")]
    public async Task a_vendor_key_in_the_create_payload_leaves_nothing_behind(string key)
    {
        var caller = system.Caller();
        var id = Guid.NewGuid();

        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["ORDINARY"] = "a", [key] = "b" };
        var problem = (await caller.CreateWorkspaceAsync(id, secrets: secrets)).ShouldBeProblem(400, "direct_vendor_key_blocked");

        problem.GetProperty("error").GetString().ShouldBe(Explanation);
        problem.GetProperty("key").GetString().ShouldBe(key);
        problem.GetProperty("workspace_id").GetGuid().ShouldBe(id);
        (await caller.GetWorkspaceAsync(id)).ShouldBeProblem(404, "workspace_not_found");
        (await caller.AllAsync("/workspaces")).ShouldBeEmpty();
        (await system.Database.ScalarAsync<long>("SELECT count(*) FROM workspaces WHERE org_id = $1", caller.Org)).ShouldBe(0);
        (await system.Database.ScalarAsync<long>("SELECT count(*) FROM workspace_secrets WHERE org_id = $1", caller.Org)).ShouldBe(0);
        WorkspaceProcess.Of(id).ShouldBeEmpty();
        var blocked = (await caller.AuditAsync()).ShouldHaveSingleItem();
        blocked.GetProperty("type").GetString().ShouldBe("SecretWriteBlocked");
        blocked.GetProperty("name").GetString().ShouldBe(key);
        blocked.GetProperty("scope").GetString().ShouldBe("workspace");
    }

    [Theory]
    [InlineData("byok", 201)]
    [InlineData("disabled", 201)]
    [InlineData("platform_managed", 400)]
    public async Task a_mode_in_the_payload_is_set_before_the_gate_looks(string mode, int status)
        => (await system.Caller().CreateWorkspaceAsync(mode: mode, secrets: new { MINIMAX_API_KEY = "v" })).ShouldBe(status);

    [Fact]
    public async Task the_orgs_default_opens_the_gate_at_creation()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        (await caller.CreateWorkspaceAsync(secrets: new { MINIMAX_API_KEY = "v" })).ShouldBe(201)["status"].ShouldBe("online");
    }
}
