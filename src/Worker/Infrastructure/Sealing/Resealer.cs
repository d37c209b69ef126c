using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// Reseals stored values to the newest key while workers run. A value is opened and sealed again without holding a lock, and then
/// replaced only if it has not changed and its row is not locked. So every concurrent write wins, and stopping at any point loses
/// nothing.
/// </summary>
internal sealed class Resealer(SealedRows rows, IReadOnlyList<SealedTable> tables, SealingPrivateKeys keys, TimeProvider time)
{
    // Locked rows are tried again in the next pass. Bounded, because a row may stay locked, and an Api may still seal to the old key.
    private const int MaxPasses = 50;
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMilliseconds(200); // in all, ten seconds for whoever holds a lock

    private readonly Dictionary<string, long> moved = new(StringComparer.Ordinal);

    /// <summary>How many values of a table were resealed.</summary>
    public long MovedOf(SealedTable table) => moved.GetValueOrDefault(table.Name);

    /// <summary>Reseals until a pass finds nothing more to reseal.</summary>
    /// <param name="stopping">Stops it between two pages.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        for (var pass = 1; await PassAsync(stopping) > 0 && pass < MaxPasses; pass++)
            await Task.Delay(BetweenPasses, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The number of values that could be opened and so are to be resealed, also those whose rows were locked.
    private async Task<long> PassAsync(CancellationToken stopping)
    {
        long found = 0;
        foreach (var table in tables)
        {
            await foreach (var page in rows.PagesAsync(table, keys.NewestKeyId))
            {
                if (stopping.IsCancellationRequested)
                    return 0;

                var moves = page.Select(Reseal).OfType<(SealedRow Row, SealedValue Value)>().ToList();
                found += moves.Count;
                moved[table.Name] = MovedOf(table) + await rows.MoveAsync(table, moves);
            }
        }

        return found;
    }

    private (SealedRow Row, SealedValue Value)? Reseal(SealedRow row)
        => keys.Open(row).Value is { } value ? (row, keys.Seal(value, row.Context!)) : null;
}
