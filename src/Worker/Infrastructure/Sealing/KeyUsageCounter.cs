using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Counts the values that are sealed to other keys than the newest, and reports those that cannot be opened.</summary>
internal sealed class KeyUsageCounter(SealedRows rows, SealingPrivateKeys keys, ResealReport report)
{
    /// <summary>Counts a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stopping">Stops the count between two pages.</param>
    /// <returns>The count; null when it was stopped.</returns>
    public async Task<KeyUsage?> CountAsync(SealedTable table, CancellationToken stopping)
    {
        var usage = new KeyUsage();
        await foreach (var page in rows.PagesAsync(table, keys.NewestKeyId))
        {
            if (stopping.IsCancellationRequested)
                return null;

            foreach (var row in page)
            {
                var (value, why) = keys.Open(row);
                usage.Add(row, readable: value is not null);
                if (why is not null)
                    await report.UnreadableAsync(table, row, why);
            }
        }

        return stopping.IsCancellationRequested ? null : usage;
    }
}
