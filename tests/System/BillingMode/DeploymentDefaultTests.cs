using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>A deployment with a default mode of its own, and without the platform's proxy.</summary>
public sealed class DeploymentDefaultTests
{
    [Fact]
    public async Task the_deployments_default_stands_where_an_org_has_none()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions
        {
            WorkerSettings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["MOLECULE_LLM_BILLING_MODE"] = "byok",
                ["MOLECULE_LLM_BASE_URL"] = null,
                ["MOLECULE_LLM_USAGE_TOKEN"] = null,
            },
        });
        var caller = system.Caller();

        var unset = (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBe(200);
        (unset["resolved_mode"], unset["source"], unset["org_default"], unset["rung"]).ShouldBe(("byok", "org_default", "byok", "honored"));
        (await caller.PutOrgSecretAsync("MINIMAX_API_KEY", "v")).ShouldBe(200);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200)["resolved_mode"].ShouldBe("disabled");
        (await caller.PutOrgModeAsync(null)).ShouldBe(200)["resolved_mode"].ShouldBe("byok");

        var withoutProxy = (await caller.CreateWorkspaceAsync(mode: "platform_managed")).ShouldBe(201);
        withoutProxy["status"].ShouldBe("failed");
        withoutProxy.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_PLATFORM_PROXY");
        WorkspaceProcess.Of(withoutProxy.Json.GetProperty("id").GetGuid()).ShouldBeEmpty();
    }
}
