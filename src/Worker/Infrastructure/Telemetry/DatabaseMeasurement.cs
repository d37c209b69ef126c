using Messaging.Contracts;
using Messaging.Worker.Features;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>
/// Counts what lies in the database: events to be published, sealed values by key. Every worker does, because a gauge tells
/// its last value for ever: with one that counts for all, the number of a worker that counted last week would stand.
/// </summary>
internal sealed partial class DatabaseMeasurement(
    NpgsqlDataSource database, SealingPrivateKeys keys, WorkerMetrics metrics, TimeProvider time, ILogger<DatabaseMeasurement> logger) : BackgroundService
{
    private const string UnknownKey = "unknown";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // Unpublished events have an index of their own; sealed values are counted by reading all of them, so seldom.
    private const int RoundsPerSealedCount = 20;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var round = 0; ; round++)
        {
            if (metrics.WantsStock)
                await MeasureAsync(round % RoundsPerSealedCount == 0, stoppingToken);
            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task MeasureAsync(bool withSealed, CancellationToken stopping)
    {
        try
        {
            await UnpublishedAsync(stopping);
            if (withSealed)
                await SealedAsync(stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The next round counts again; that the database is away is said by whoever needs it.
            LogNotCounted(logger, exception.GetType().Name);
        }
    }

    private async Task UnpublishedAsync(CancellationToken stopping)
    {
        await using var command = database.CreateCommand(
            """
            SELECT count(*), min(occurred_at), (SELECT count(*) FROM parked_events) FROM audit_events waiting
            WHERE published_at IS NULL
                AND NOT EXISTS (SELECT FROM parked_events parked WHERE parked.org_id = waiting.org_id AND parked.sequence = waiting.sequence)
            """);
        await using var reader = await command.ExecuteReaderAsync(stopping);
        await reader.ReadAsync(stopping);
        metrics.Unpublished(reader.GetInt64(0), reader.Time(1) is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0);
        metrics.Parked(reader.GetInt64(2));
    }

    private async Task SealedAsync(CancellationToken stopping)
    {
        var counts = keys.KeyIds.Append(UnknownKey).ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        foreach (var table in SealedTables.All)
        {
            await using var command = database.CreateCommand(table.CountByKey);
            await using var reader = await command.ExecuteReaderAsync(stopping);
            while (await reader.ReadAsync(stopping))
            {
                var key = reader.GetString(0);
                counts[counts.ContainsKey(key) ? key : UnknownKey] += reader.GetInt64(1);
            }
        }

        // None is told too: the key that is to be taken away is waited for to come to 0.
        foreach (var (key, count) in counts)
            metrics.Sealed(key, count);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "what is stored could not be counted for the metrics: {Fault}")]
    private static partial void LogNotCounted(ILogger logger, string fault);
}
