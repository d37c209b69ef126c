using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>A deployment that has retired the organization rung (docs/reference/resolver.md).</summary>
public sealed class RetiredRungTests
{
    [Fact]
    public async Task a_retired_rung_ignores_the_orgs_and_the_deployments_default_everywhere()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions
        {
            WorkerSettings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Billing__OrgDefaultRung"] = "Retired",
                ["MOLECULE_LLM_BILLING_MODE"] = "byok",
            },
        });
        var caller = system.Caller();

        var org = (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        org["rung"].ShouldBe("retired");
        org["resolved_mode"].ShouldBe("platform_managed");
        org["source"].ShouldBe("constant_fallback");

        var workspace = await caller.NewWorkspaceAsync();
        var resolution = (await caller.GetModeAsync(workspace)).ShouldBe(200);
        resolution["resolved_mode"].ShouldBe("platform_managed");
        resolution["source"].ShouldBe("constant_fallback");
        resolution["org_default"].ShouldBe("platform_managed");
        (await caller.PutSecretAsync(workspace, "OPENAI_API_KEY", "v")).ShouldBeProblem(400, "direct_vendor_key_blocked");

        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "v"))
            .ShouldBe(200, "an organization's own secrets are not gated by a rung that is not there");
        (await caller.PutModeAsync(workspace, "byok")).ShouldBe(200)["source"].ShouldBe("workspace_override");
    }
}
