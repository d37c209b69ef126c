using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// Moves what is stored to the newest key, beside workers that run and callers who write. A value is opened and sealed again
/// without a lock held; it is then replaced only where it is still the one that was read and nobody is at it. Whatever else
/// happens to it meanwhile wins, and stopping anywhere loses nothing.
/// </summary>
internal sealed class Resealer(SealedRows rows, IReadOnlyList<SealedTable> tables, SealingPrivateKeys keys, TimeProvider time)
{
    // What somebody was at is come back to. Bounded: a row may be locked for ever, and an Api may still seal to the old key.
    private const int MostPasses = 50;
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMilliseconds(200); // ten seconds in all for whoever holds a row

    private readonly Dictionary<string, long> moved = new(StringComparer.Ordinal);

    /// <summary>How many values of a table were moved.</summary>
    public long MovedOf(SealedTable table) => moved.GetValueOrDefault(table.Name);

    /// <summary>Moves until a pass finds nothing more that can be moved.</summary>
    /// <param name="stopping">Ends it between two pages.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        for (var pass = 1; await PassAsync(stopping) > 0 && pass < MostPasses; pass++)
            await Task.Delay(BetweenPasses, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // How many values it found that can be moved, whether they could be just then or not.
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
