using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Infrastructure.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Counts the unpublished and the parked events for the metrics.</summary>
internal sealed class PublishingBacklogMeasurement(
    NpgsqlDataSource database,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<PublishingBacklogMeasurement> logger)
    : PeriodicMeasurement("the events to be published", Interval, time, logger)
{
    // Unpublished events have an index of their own: counting them costs little.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly TimeProvider time = time;

    /// <inheritdoc/>
    protected override bool IsEnabled => metrics.MeasuresBacklog;

    /// <inheritdoc/>
    protected override async Task MeasureAsync(CancellationToken stopping)
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
        var oldestAge = reader.Time(1) is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0;
        metrics.SetUnpublished(reader.GetInt64(0), oldestAge);
        metrics.SetParked(reader.GetInt64(2));
    }
}
