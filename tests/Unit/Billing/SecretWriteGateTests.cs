using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

public sealed class SecretWriteGateTests
{
    private const string VendorKey = "MINIMAX_API_KEY";

    private static readonly Guid Workspace = Guid.Parse("5f9d3c8e-0000-4000-8000-000000000001");

    [Theory]
    [InlineData("byok", null, null, true)]
    [InlineData("disabled", null, null, true)]
    [InlineData("platform_managed", "byok", null, false)]
    [InlineData(null, "byok", null, true)]
    [InlineData(null, "disabled", null, true)]
    [InlineData(null, "platform_managed", null, false)]
    [InlineData(null, "byokk", null, false)]
    [InlineData(null, null, null, false)]
    [InlineData(null, null, "minimax/MiniMax-M2.7", false)]
    [InlineData("byokk", "byok", "minimax/MiniMax-M2.7", false)]
    [InlineData("byok", null, "minimax/MiniMax-M2.7", true)]
    public void only_an_explicit_opt_out_opens_a_workspace(string? workspaceOverride, string? orgDefault, string? orgModel, bool opens)
        => (SecretWriteGate.CheckWorkspace(VendorKey, Resolutions.Of(workspaceOverride, orgDefault, orgModel), Workspace) is null)
            .ShouldBe(opens);

    [Fact]
    public void with_the_rung_retired_an_org_default_opens_no_workspace()
        => SecretWriteGate.CheckWorkspace(VendorKey, Resolutions.Of(orgDefault: "byok", rung: OrgDefaultRung.Retired), Workspace)
            .ShouldNotBeNull();

    [Fact]
    public void a_failed_read_blocks_a_workspace()
        => SecretWriteGate.CheckWorkspace(VendorKey, Resolutions.Failed, Workspace).ShouldNotBeNull();

    [Fact]
    public void the_refusal_of_a_workspace_says_what_to_do()
        => SecretWriteGate.CheckWorkspace("minimax_api_key", Resolutions.PlatformManaged, Workspace).ShouldBe(
            new Problem(
                "direct_vendor_key_blocked",
                "direct vendor key writes are blocked for platform-managed workspaces; use MODEL/LLM_PROVIDER or the platform "
                    + "LLM proxy env instead, or set this workspace's billing mode to 'byok' via /admin/workspaces/:id/llm-billing-mode")
            {
                Key = "minimax_api_key",
                WorkspaceId = Workspace,
            });

    [Fact]
    public void every_vendor_key_is_refused_in_any_spelling()
    {
        foreach (var name in StripList.Names)
        {
            foreach (var spelling in new[] { name, name.ToLowerInvariant(), $" {name} " })
            {
                SecretWriteGate.CheckWorkspace(spelling, Resolutions.PlatformManaged, Workspace).ShouldNotBeNull().Key.ShouldBe(spelling);
                SecretWriteGate.CheckOrg(spelling, Resolutions.PlatformManaged, OrgDefaultRung.Honored)
                    .ShouldNotBeNull().Key.ShouldBe(spelling);
            }
        }
    }

    [Theory]
    [InlineData("MODEL")]
    [InlineData("GOOGLE_API_KEY")]
    [InlineData("LLM_PROVIDER")]
    public void other_names_can_always_be_written(string name)
    {
        SecretWriteGate.CheckWorkspace(name, Resolutions.Failed, Workspace).ShouldBeNull();
        SecretWriteGate.CheckOrg(name, Resolutions.Failed, OrgDefaultRung.Honored).ShouldBeNull();
    }

    [Theory]
    [InlineData("byok", null, true)]
    [InlineData("disabled", null, true)]
    [InlineData("platform_managed", null, false)]
    [InlineData("byokk", null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, "minimax/MiniMax-M2.7", true)]
    public void an_org_that_resolves_to_platform_managed_is_blocked(string? orgDefault, string? orgModel, bool opens)
        => (SecretWriteGate.CheckOrg(VendorKey, Resolutions.Of(orgDefault: orgDefault, orgModel: orgModel), OrgDefaultRung.Honored) is null)
            .ShouldBe(opens);

    [Fact]
    public void a_failed_read_blocks_an_org()
        => SecretWriteGate.CheckOrg(VendorKey, Resolutions.Failed, OrgDefaultRung.Honored).ShouldNotBeNull();

    [Fact]
    public void with_the_rung_retired_an_org_is_not_gated()
        => SecretWriteGate.CheckOrg(VendorKey, Resolutions.Of(rung: OrgDefaultRung.Retired), OrgDefaultRung.Retired).ShouldBeNull();

    [Fact]
    public void the_refusal_of_an_org_points_at_the_orgs_own_mode()
    {
        var problem = SecretWriteGate.CheckOrg(VendorKey, Resolutions.PlatformManaged, OrgDefaultRung.Honored).ShouldNotBeNull();

        problem.Code.ShouldBe("direct_vendor_key_blocked");
        problem.Error.ShouldContain("/admin/org/llm-billing-mode");
        problem.Key.ShouldBe(VendorKey);
        problem.WorkspaceId.ShouldBeNull();
    }
}
