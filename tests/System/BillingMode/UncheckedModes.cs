using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>Billing modes as only a broken program could have stored them.</summary>
public static class UncheckedModes
{
    /// <summary>Drops the second line of defence, the columns' CHECKs, and says how many there were.</summary>
    public static async Task<int> TakeAnyModeAsync(this TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var checks = await database.ColumnAsync<string>(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
            FROM pg_constraint
            WHERE contype = 'c' AND conrelid IN ('workspaces'::regclass, 'organizations'::regclass)
              AND pg_get_constraintdef(oid) LIKE '%llm_billing_mode%'
            """);
        foreach (var drop in checks)
            await database.ExecuteAsync(drop);
        return checks.Count;
    }

    /// <summary>Stores a workspace's override and its organization's default as they are given; null is none.</summary>
    public static async Task StoreModesAsync(this TestDatabase database, Guid org, Guid workspace, string? stored, string? orgStored)
    {
        ArgumentNullException.ThrowIfNull(database);
        await database.ExecuteAsync(
            "UPDATE workspaces SET llm_billing_mode = $3 WHERE org_id = $1 AND id = $2", org, workspace, (object?)stored ?? DBNull.Value);
        await database.ExecuteAsync("UPDATE organizations SET llm_billing_mode = $2 WHERE id = $1", org, (object?)orgStored ?? DBNull.Value);
    }
}
