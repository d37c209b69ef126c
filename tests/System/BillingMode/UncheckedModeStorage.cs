using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>Billing modes as only a broken program could have stored them.</summary>
public static class UncheckedModeStorage
{
    /// <summary>Drops the second line of defence, the columns' CHECKs, until what this gives is disposed of.</summary>
    public static async Task<DroppedChecks> TakeAnyModeAsync(this TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var putBack = await ForEachCheckAsync(
            database, "format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))");
        foreach (var drop in await ForEachCheckAsync(database, "format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)"))
            await database.ExecuteAsync(drop);
        return new DroppedChecks(database, putBack);
    }

    /// <summary>Stores a workspace's override and its organization's default as they are given; null is none.</summary>
    public static async Task StoreModesAsync(this TestDatabase database, Guid org, Guid workspace, string? stored, string? orgStored)
    {
        ArgumentNullException.ThrowIfNull(database);
        await database.ExecuteAsync(
            "UPDATE workspaces SET llm_billing_mode = $3 WHERE org_id = $1 AND id = $2", org, workspace, (object?)stored ?? DBNull.Value);
        await database.ExecuteAsync(
            "UPDATE organizations SET llm_billing_mode = $2 WHERE id = $1", org, (object?)orgStored ?? DBNull.Value);
    }

    private static Task<IReadOnlyList<string>> ForEachCheckAsync(TestDatabase database, string expression) => database.ColumnAsync<string>(
        $"""
         SELECT {expression}
         FROM pg_constraint
         WHERE contype = 'c' AND conrelid IN ('workspaces'::regclass, 'organizations'::regclass)
           AND pg_get_constraintdef(oid) LIKE '%llm_billing_mode%'
         ORDER BY conname
         """);
}
