using Messaging.System.Harness;

namespace Messaging.System.Storage;

/// <summary><c>Worker migrate</c>, up and down.</summary>
public sealed class MigrationTests
{
    private const string Columns =
        """
        SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY 1
        """;

    [Fact]
    public async Task the_schema_goes_up_twice_two_at_once_down_and_up_again_and_keeps_the_data()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(mode: "byok", model: null);
        var schema = await system.Database.ColumnAsync<string>(Columns);

        await UpAsync(system);
        await Task.WhenAll(UpAsync(system), UpAsync(system));
        (await system.Database.ColumnAsync<string>(Columns)).ShouldBe(schema);
        (await caller.GetModeAsync(id))["workspace_override"].ShouldBe("byok");

        await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60));
        (await system.MigrateAsync("down", "20260501000000")).ShouldSucceed();
        var without = await system.Database.ColumnAsync<string>(Columns);
        without.ShouldNotContain("workspaces.llm_billing_mode text");
        without.ShouldContain("workspaces.name text");
        var (refused, sentence) = await system.RunWorkerAsync(new Dictionary<string, string?>(StringComparer.Ordinal));
        refused.ShouldNotBe(0, "a worker does not run on a schema that is not its own");
        sentence.ShouldContain("migrate");

        await UpAsync(system);
        (await system.Database.ColumnAsync<string>(Columns)).ShouldBe(schema, ignoreOrder: true);
        await system.RestartWorkerAsync(0);
        (await caller.GetModeAsync(id)).ShouldBe(200)["workspace_override"].ShouldBeNull("the column was dropped and came back empty");
        (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();

        await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60));
        (await system.MigrateAsync("down", "0")).ShouldSucceed();
        (await system.Database.ColumnAsync<string>(Columns))
            .ShouldNotContain(column => column.StartsWith("workspaces.", StringComparison.Ordinal));
    }

    private static async Task UpAsync(MessagingSystem system) => (await system.MigrateAsync()).ShouldSucceed();
}
