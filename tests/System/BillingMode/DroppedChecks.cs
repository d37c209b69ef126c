using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

/// <summary>
/// The CHECKs of the columns of billing modes, while they are dropped. Disposing puts right what they forbid, and puts them back.
/// </summary>
/// <param name="database">Where.</param>
/// <param name="putBack">The statements that put them back.</param>
public sealed class DroppedChecks(TestDatabase database, IReadOnlyList<string> putBack) : IAsyncDisposable
{
    /// <summary>How many there are.</summary>
    public int Count => putBack.Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var table in (string[])["workspaces", "organizations"])
            await database.ExecuteAsync(
                $"UPDATE {table} SET llm_billing_mode = NULL WHERE llm_billing_mode NOT IN ('platform_managed', 'byok', 'disabled')");
        foreach (var add in putBack)
            await database.ExecuteAsync(add);
    }
}
