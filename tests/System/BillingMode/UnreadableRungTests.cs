using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>
/// What is answered while the database refuses one of the reads that decide a mode: the mode is closed, and the answer says so
/// (docs/reference/resolver.md).
/// </summary>
public sealed class UnreadableRungTests(UncheckedSystem uncheckedSystem) : IClassFixture<UncheckedSystem>
{
    private readonly MessagingSystem system = uncheckedSystem.System;

    [Theory]
    [InlineData("workspaces", "llm_billing_mode", "the workspace's billing mode")]
    [InlineData("organizations", "llm_billing_mode", "the organization's default billing mode")]
    [InlineData("org_model_versions", "active", "the organization's model")]
    public async Task an_explanation_follows_from_the_closed_mode_and_names_what_could_not_be_read(string table, string column, string what)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync(mode: "byok");
        (await caller.PutSecretAsync(workspace, "MINIMAX_API_KEY", "v")).ShouldBe(200);

        var view = await WithoutAsync(table, column, () => caller.EnvironmentAsync(workspace));

        view.ShouldBe(200);
        var resolution = view.Json.GetProperty("resolution");
        resolution.GetProperty("resolved_mode").GetString().ShouldBe("platform_managed");
        resolution.GetProperty("source").GetString().ShouldBe("constant_fallback");
        var error = view.Json.GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("resolution_unavailable");
        error.GetProperty("error").GetString()!.ShouldContain(what);
        view.Json.GetProperty("entries").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == "MINIMAX_API_KEY")
            .GetProperty("action").GetString().ShouldBe("stripped");
    }

    [Theory]
    [InlineData("workspaces", "llm_billing_mode")]
    [InlineData("organizations", "llm_billing_mode")]
    [InlineData("org_model_versions", "active")]
    public async Task a_workspaces_mode_is_answered_with_the_safe_default(string table, string column)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync(mode: "byok");

        var answer = await WithoutAsync(table, column, () => caller.GetModeAsync(workspace));

        answer.ShouldBeProblem(503, "resolution_unavailable").GetProperty("safe_default").GetString().ShouldBe("platform_managed");
        (await caller.GetModeAsync(workspace)).ShouldBe(200)["resolved_mode"].ShouldBe("byok");
    }

    [Fact]
    public async Task an_organizations_default_does_not_need_what_is_stored_of_workspaces()
    {
        var caller = system.Caller();

        var answer = await WithoutAsync("workspaces", "llm_billing_mode", () => caller.GetAsync("/admin/org/llm-billing-mode"));

        answer.ShouldBe(200)["resolved_mode"].ShouldBe("platform_managed");
    }

    private async Task<Answer> WithoutAsync(string table, string column, Func<Task<Answer>> ask)
    {
        await system.Database.ExecuteAsync($"ALTER TABLE {table} RENAME COLUMN {column} TO {column}_away");
        try
        {
            return await ask();
        }
        finally
        {
            await system.Database.ExecuteAsync($"ALTER TABLE {table} RENAME COLUMN {column}_away TO {column}");
        }
    }
}
