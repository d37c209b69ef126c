using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Infrastructure.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Counts the events that are still to be published, and the parked ones, for the metrics. Every worker does, because a gauge tells
/// its last value for ever: with one that counts for all, the number of a worker that counted last week would stand.
/// </summary>
internal sealed partial class PublishingBacklogMeasurement(
    NpgsqlDataSource database, WorkerMetrics metrics, TimeProvider time, ILogger<PublishingBacklogMeasurement> logger) : BackgroundService
{
    // Unpublished events have an index of their own: counting them costs little.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (metrics.WantsBacklog)
                await MeasureAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAsync(CancellationToken stopping)
    {
        try
        {
            await using var command = database.CreateCommand(
                """
                SELECT count(*), min(occurred_at), (SELECT count(*) FROM parked_events) FROM audit_events waiting
                WHERE published_at IS NULL
                    AND NOT EXISTS (
                        SELECT FROM parked_events parked WHERE parked.org_id = waiting.org_id AND parked.sequence = waiting.sequence)
                """);
            await using var reader = await command.ExecuteReaderAsync(stopping);
            await reader.ReadAsync(stopping);
            metrics.Unpublished(reader.GetInt64(0), reader.Time(1) is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0);
            metrics.Parked(reader.GetInt64(2));
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The next round counts again; that the database is away is said by whoever needs it.
            LogNotCounted(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the events to be published could not be counted for the metrics: {Fault}")]
    private static partial void LogNotCounted(ILogger logger, string fault);
}
