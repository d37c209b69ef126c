using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// Counts the stored sealed values by the key they need, for the metrics. Every worker does, because a gauge tells its last value
/// for ever: with one that counts for all, the number of a worker that counted last week would stand.
/// </summary>
internal sealed partial class KeyUsageMeasurement(
    NpgsqlDataSource database,
    IEnumerable<SealedTable> tables,
    SealingPrivateKeys keys,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<KeyUsageMeasurement> logger) : BackgroundService
{
    private const string UnknownKey = "unknown";

    // Sealed values are counted by reading all of them, so seldom.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (metrics.WantsKeyUsage)
                await MeasureAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAsync(CancellationToken stopping)
    {
        try
        {
            // None is told too: the key that is to be taken away is waited for to come to 0.
            foreach (var (key, count) in await CountAsync(stopping))
                metrics.Sealed(key, count);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The next round counts again; that the database is away is said by whoever needs it.
            LogNotCounted(logger, exception.GetType().Name);
        }
    }

    private async Task<Dictionary<string, long>> CountAsync(CancellationToken stopping)
    {
        var counts = keys.KeyIds.Append(UnknownKey).ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand(table.CountByKey);
            await using var reader = await command.ExecuteReaderAsync(stopping);
            while (await reader.ReadAsync(stopping))
            {
                var key = reader.GetString(0);
                counts[counts.ContainsKey(key) ? key : UnknownKey] += reader.GetInt64(1);
            }
        }

        return counts;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the stored sealed values could not be counted for the metrics: {Fault}")]
    private static partial void LogNotCounted(ILogger logger, string fault);
}
