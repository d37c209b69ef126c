using Messaging.System.BillingMode;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>The resolver's third rung, with real rows behind it, also ones that only a broken program could have stored.</summary>
public sealed class OrgModelRungTests(UncheckedSystem fixture) : IClassFixture<UncheckedSystem>
{
    private readonly MessagingSystem system = fixture.System;

    [Theory]
    [InlineData(null, null, "byok", "org_model", "platform_managed")]
    [InlineData("platform_managed", null, "platform_managed", "workspace_override", "platform_managed")]
    [InlineData("disabled", null, "disabled", "workspace_override", "platform_managed")]
    [InlineData(null, "platform_managed", "platform_managed", "org_default", "platform_managed")]
    [InlineData(null, "disabled", "disabled", "org_default", "disabled")]
    [InlineData(null, "byok", "byok", "org_default", "byok")]
    [InlineData(null, "byokk", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData(null, "", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData("byokk", null, "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData("byokk", "byok", "platform_managed", "constant_fallback", "byok")]
    [InlineData("byokk", "platform_managed", "platform_managed", "org_default", "platform_managed")]
    public async Task with_an_active_model_a_stored_row_resolves_as_the_table_says(
        string? stored, string? orgStored, string mode, string source, string orgDefault)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("xai", "grok-4.3");
        var workspace = await caller.NewWorkspaceAsync(model: "grok-4.3");
        await system.Database.ExecuteAsync(
            "UPDATE workspaces SET llm_billing_mode = $3 WHERE org_id = $1 AND id = $2", caller.Org, workspace,
            (object?)stored ?? DBNull.Value);
        await system.Database.ExecuteAsync(
            "UPDATE organizations SET llm_billing_mode = $2 WHERE id = $1", caller.Org, (object?)orgStored ?? DBNull.Value);

        var answer = (await caller.GetModeAsync(workspace)).ShouldBe(200);

        (answer["resolved_mode"], answer["source"], answer["org_default"], answer["org_model"])
            .ShouldBe((mode, source, orgDefault, "xai/grok-4.3"));
        (await caller.GetWorkspaceAsync(workspace))["resolved_mode"].ShouldBe(mode);
        (await caller.EnvironmentAsync(workspace))
            .ShouldBe(200).Json.GetProperty("resolution").GetProperty("source").GetString().ShouldBe(source);
    }

    [Fact]
    public async Task an_active_model_speaks_for_the_org_and_for_workspaces_that_are_not_there_yet()
    {
        var caller = system.Caller();
        (await caller.GetModeAsync(Guid.NewGuid()))["resolved_mode"].ShouldBe("platform_managed");

        await caller.NewOrgModelAsync("xai", "grok-4.3");

        var unborn = (await caller.GetModeAsync(Guid.NewGuid())).ShouldBe(200);
        (unborn["resolved_mode"], unborn["source"], unborn["org_model"]).ShouldBe(("byok", "org_model", "xai/grok-4.3"));
        var org = (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBe(200);
        (org["resolved_mode"], org["source"], org["org_default"]).ShouldBe(("byok", "org_model", "platform_managed"));
        var cleared = (await caller.PutOrgModeAsync(null)).ShouldBe(200);
        (cleared["resolved_mode"], cleared["source"]).ShouldBe(("byok", "org_model"));
    }

    [Fact]
    public async Task a_mode_that_comes_from_the_org_model_does_not_open_the_workspaces_gate_but_the_orgs()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("xai", "grok-4.3");

        (await caller.CreateWorkspaceAsync(model: null, secrets: new { XAI_API_KEY = "own" }))
            .ShouldBeProblem(400, "direct_vendor_key_blocked");
        (await caller.PutOrgSecretAsync("XAI_API_KEY", "of-the-org")).ShouldBe(200);
        (await caller.CreateWorkspaceAsync(model: null, mode: "byok", secrets: new { XAI_API_KEY = "own" }))
            .ShouldBe(201)["status"].ShouldBe("online");
    }

    [Fact]
    public async Task what_cannot_be_read_is_answered_with_the_safe_default()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("xai", "grok-4.3");
        var workspace = await caller.NewWorkspaceAsync(model: null);
        await system.Database.ExecuteAsync("ALTER TABLE org_model_versions RENAME COLUMN active TO active_away");
        try
        {
            (await caller.GetModeAsync(workspace))
                .ShouldBeProblem(503, "resolution_unavailable").GetProperty("safe_default").GetString().ShouldBe("platform_managed");
        }
        finally
        {
            await system.Database.ExecuteAsync("ALTER TABLE org_model_versions RENAME COLUMN active_away TO active");
        }
    }
}
