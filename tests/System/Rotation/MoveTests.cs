using Messaging.Contracts;
using Messaging.System.Harness;
using Messaging.Worker.Features;
using Messaging.Worker.Infrastructure.Sealing;
using Npgsql;

namespace Messaging.System.Rotation;

/// <summary>The one statement with which a reseal writes, under the worker's own rights.</summary>
[Collection(SharedSystem.Name)]
public sealed class MoveTests(SharedSystem shared)
{
    private const string NoKey = "0000000000000000";
    private static readonly SealedValue Moved = new("moved");
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string> Tables => [.. FeatureRegistration.SealedTables.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task a_value_is_replaced_only_while_it_is_the_one_that_was_read(string name)
    {
        var table = FeatureRegistration.SealedTables.Single(table => table.Name == name);
        await using var database = NpgsqlDataSource.Create(system.Database.WorkerConnection);
        var rows = new SealedRows(database);
        var caller = await StoreAsync();
        var row = await FindAsync(rows, table, caller.Org);

        (await rows.MoveAsync(table, [(row with { Value = new SealedValue("what was there before") }, Moved)])).ShouldBe(0);
        (await FindAsync(rows, table, caller.Org)).Value.ShouldBe(row.Value);

        (await rows.MoveAsync(table, [(row, Moved), (row with { OrgId = Guid.NewGuid() }, Moved)])).ShouldBe(1);
        (await FindAsync(rows, table, caller.Org)).Value.ShouldBe(Moved);
        await rows.MoveAsync(table, [(row with { Value = Moved }, row.Value)]);
    }

    [Fact]
    public async Task every_table_that_holds_sealed_values_is_known()
    {
        var tables = await system.Database.ColumnAsync<string>(
            "SELECT table_name::text FROM information_schema.columns WHERE column_name LIKE '%sealed%'");
        tables.ShouldBe(FeatureRegistration.SealedTables.Select(table => table.Name), ignoreOrder: true);
    }

    private static async Task<SealedRow> FindAsync(SealedRows rows, SealedTable table, Guid org)
    {
        await foreach (var page in rows.PagesAsync(table, NoKey))
        {
            if (page.SingleOrDefault(row => row.OrgId == org) is { } found)
                return found;
        }

        throw new InvalidOperationException($"{table.Name} has nothing of {org}");
    }

    // One value in every table.
    private async Task<Caller> StoreAsync()
    {
        var caller = system.Caller();
        (await caller.CreateWorkspaceAsync(secrets: new { OF_THE_WORKSPACE = "v" })).ShouldBe(201);
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "v")).ShouldBe(200);
        await new StoredValues(system).SaveModelAsync(caller, "anthropic", "api_key", "v");
        return caller;
    }
}
