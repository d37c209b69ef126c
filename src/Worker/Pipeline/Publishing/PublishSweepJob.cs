using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Publishes events that were left unpublished, by a worker that died between commit and publish or while the broker was away.
/// Safe to run twice and beside workers that publish: an event that is published again has the same id.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class PublishSweepJob(
    NpgsqlDataSource database,
    EventPublisher publisher,
    OrganizationSweep<PublishSweepJob> sweep,
    TimeProvider time,
    ILogger<PublishSweepJob> logger) : IJob
{
    // A younger event is most likely being published right now. One from the future was written before a clock was set back.
    private static readonly TimeSpan MinimumAge = TimeSpan.FromSeconds(5);

    // Steps from organization to organization over the index of unpublished events, so that a long backlog of one costs one step.
    // The first event of each that is not parked is its oldest.
    private const string Organizations =
        """
        WITH RECURSIVE behind AS (
            (SELECT org_id FROM audit_events WHERE published_at IS NULL AND org_id > $1 ORDER BY org_id LIMIT 1)
            UNION ALL
            SELECT following.org_id FROM behind CROSS JOIN LATERAL
                (SELECT org_id FROM audit_events WHERE published_at IS NULL AND org_id > behind.org_id ORDER BY org_id LIMIT 1) following
        )
        SELECT org_id FROM behind CROSS JOIN LATERAL (
            SELECT occurred_at FROM audit_events
            WHERE audit_events.org_id = behind.org_id AND published_at IS NULL
                AND sequence > coalesce((SELECT max(sequence) FROM parked_events WHERE parked_events.org_id = behind.org_id), 0)
            ORDER BY sequence LIMIT 1) oldest
        WHERE occurred_at < $2 OR occurred_at > $3 LIMIT $4
        """;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var published = await sweep.RunAsync(OrganizationsAsync, publisher.PublishUnpublishedAsync, cancellationToken);
        context.Result = published;
        if (published > 0)
            LogPublished(logger, published);
    }

    private Task<List<Guid>> OrganizationsAsync(Guid after, int limit, CancellationToken cancellationToken) => database.RowsAsync(
        Sql.Statement(Organizations, after, time.Now() - MinimumAge, time.Now() + MinimumAge, limit),
        row => row.GetGuid(0),
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "published {Count} events that were left over")]
    private static partial void LogPublished(ILogger logger, long count);
}
