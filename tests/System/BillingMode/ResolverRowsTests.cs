using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>Rows of the resolver's table with real rows behind them, also ones that only a broken program could have stored.</summary>
public sealed class ResolverRowsTests(UncheckedSystem fixture) : IClassFixture<UncheckedSystem>
{
    private readonly MessagingSystem system = fixture.System;

    [Theory]
    [InlineData("byok", null, "byok", "workspace_override", "platform_managed")]
    [InlineData("disabled", "byok", "disabled", "workspace_override", "byok")]
    [InlineData("platform_managed", "byok", "platform_managed", "workspace_override", "byok")]
    [InlineData("byok", "garbled", "byok", "workspace_override", "platform_managed")]
    [InlineData(null, "byok", "byok", "org_default", "byok")]
    [InlineData(null, "disabled", "disabled", "org_default", "disabled")]
    [InlineData(null, "platform_managed", "platform_managed", "org_default", "platform_managed")]
    [InlineData(null, null, "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData(null, "byokk", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData(null, "BYOK", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData(null, " byok", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData(null, "", "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData("byokk", "platform_managed", "platform_managed", "org_default", "platform_managed")]
    [InlineData("byokk", "byok", "platform_managed", "constant_fallback", "byok")]
    [InlineData("BYOK", "disabled", "platform_managed", "constant_fallback", "disabled")]
    [InlineData("byok ", null, "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData("", null, "platform_managed", "constant_fallback", "platform_managed")]
    [InlineData("", "garbled", "platform_managed", "constant_fallback", "platform_managed")]
    public async Task a_stored_row_resolves_as_the_table_says(
        string? stored, string? orgStored, string mode, string source, string orgDefault)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();
        await system.Database.StoreModesAsync(caller.Org, workspace, stored, orgStored);

        var answer = (await caller.GetModeAsync(workspace)).ShouldBe(200);

        answer["resolved_mode"].ShouldBe(mode);
        answer["source"].ShouldBe(source);
        answer["workspace_override"].ShouldBe(stored, "an operator sees the raw stored value");
        answer["org_default"].ShouldBe(orgDefault);
        answer["org_model"].ShouldBeNull();
        answer.Json.GetProperty("workspace_id").GetGuid().ShouldBe(workspace);
        (await caller.GetWorkspaceAsync(workspace))["resolved_mode"].ShouldBe(mode);
    }

    [Theory]
    [InlineData("byokk", null)]
    [InlineData("BYOK", "byok")]
    [InlineData(null, "byokk")]
    public async Task a_garbled_mode_does_not_open_the_gate(string? stored, string? orgStored)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();
        await system.Database.StoreModesAsync(caller.Org, workspace, stored, orgStored);

        (await caller.PutSecretAsync(workspace, "MINIMAX_API_KEY", "v")).ShouldBeProblem(400, "direct_vendor_key_blocked");
    }

    [Fact]
    public async Task a_mode_that_cannot_be_read_is_answered_with_the_safe_default()
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync(mode: "byok", model: null);
        await system.Database.ExecuteAsync("ALTER TABLE workspaces RENAME COLUMN llm_billing_mode TO llm_billing_mode_away");
        try
        {
            var problem = (await caller.GetModeAsync(workspace)).ShouldBeProblem(503, "resolution_unavailable");
            problem.GetProperty("safe_default").GetString().ShouldBe("platform_managed");
        }
        finally
        {
            await system.Database.ExecuteAsync("ALTER TABLE workspaces RENAME COLUMN llm_billing_mode_away TO llm_billing_mode");
        }

        (await caller.GetModeAsync(workspace)).ShouldBe(200)["resolved_mode"].ShouldBe("byok");
    }
}
