using Messaging.System.Harness;

namespace Messaging.System.Secrets;

/// <summary>The secret-write gate through its doors.</summary>
[Collection(SharedSystem.Name)]
public sealed class WriteGateTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("platform_managed", "OPENAI_API_KEY", false)]
    [InlineData("platform_managed", "openai_api_key", false)]
    [InlineData("platform_managed", "GOOGLE_API_KEY", true)]
    [InlineData("platform_managed", "MODEL", true)]
    [InlineData("platform_managed", "MODEL_PROVIDER", true)]
    [InlineData("byok", "OPENAI_API_KEY", true)]
    [InlineData("byok", "openai_api_key", true)]
    [InlineData("disabled", "OPENAI_API_KEY", true)]
    public async Task a_vendor_key_needs_an_explicit_opt_out(string mode, string key, bool written)
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(mode: mode);

        var answer = await caller.PutSecretAsync(id, key, "v");

        if (written)
        {
            answer.ShouldBe(200)["key"].ShouldBe(key);
            return;
        }

        var problem = answer.ShouldBeProblem(400, "direct_vendor_key_blocked");
        problem.GetProperty("key").GetString().ShouldBe(key);
        problem.GetProperty("workspace_id").GetGuid().ShouldBe(id);
        (await caller.GetAsync($"/workspaces/{id}/secrets")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task going_back_to_the_platform_closes_the_gate_and_deletes_nothing()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(mode: "byok");
        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "v")).ShouldBe(200);
        (await caller.PutModeAsync(id, "platform_managed")).ShouldBe(200);

        (await caller.PutSecretAsync(id, "MINIMAX_API_KEY", "w")).ShouldBeProblem(400, "direct_vendor_key_blocked");

        (await caller.GetAsync($"/workspaces/{id}/secrets")).Json.GetArrayLength().ShouldBe(1);
        (await caller.DeleteSecretAsync(id, "MINIMAX_API_KEY")).ShouldBe(204);
    }

    [Fact]
    public async Task an_orgs_vendor_key_needs_the_org_to_have_opted_out()
    {
        var caller = system.Caller();

        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "v")).ShouldBeProblem(400, "direct_vendor_key_blocked");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "v")).ShouldBe(200);
        (await caller.PutOrgModeAsync(null)).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "w")).ShouldBeProblem(400, "direct_vendor_key_blocked");
        (await caller.DeleteAsync("/settings/secrets/OPENAI_API_KEY")).ShouldBe(204);

        var blocked = (await caller.AuditAsync()).Where(item => item.GetProperty("type").GetString() == "SecretWriteBlocked").ToList();
        blocked.Count.ShouldBe(2);
        blocked.ShouldAllBe(item => item.GetProperty("scope").GetString() == "org");
    }
}
