using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Counts what is sealed to other keys than the newest, and names what does not open.</summary>
internal sealed class KeyUsageCounter(SealedRows rows, SealingPrivateKeys keys, ResealReport report)
{
    /// <summary>Counts a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stopping">Ends it between two pages.</param>
    /// <returns>The count; null when it was stopped before the end.</returns>
    public async Task<KeyUsage?> CountAsync(SealedTable table, CancellationToken stopping)
    {
        var stock = new KeyUsage();
        await foreach (var page in rows.PagesAsync(table, keys.NewestKeyId))
        {
            if (stopping.IsCancellationRequested)
                return null;

            foreach (var row in page)
            {
                var (value, why) = keys.Open(row);
                stock.Add(row, readable: value is not null);
                if (why is not null)
                    await report.UnreadableAsync(table, row, why);
            }
        }

        return stopping.IsCancellationRequested ? null : stock;
    }
}
