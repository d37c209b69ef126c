using Messaging.Worker.Audit;
using Messaging.Worker.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Scheduling;

/// <summary>
/// Publishes what was left unpublished: by a worker that died between commit and publish, or while the broker was away.
/// Safe to run twice, and beside workers that publish: a repeat has the same ids.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class PublishSweep(NpgsqlDataSource database, EventPublisher publisher, TimeProvider time, ILogger<PublishSweep> logger) : IJob
{
    // What is younger is most likely being published right now. What is of the future was written before a clock was set back.
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(5);

    // Bounds one run; the next begins where the oldest events are.
    private const int OrganizationsPerRun = 200;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var published = 0L;
        foreach (var orgId in await OrganizationsAsync(cancellationToken))
            published += await PublishAsync(orgId);
        context.Result = published;
        if (published > 0)
            LogPublished(logger, published);
    }

    private async Task<int> PublishAsync(Guid orgId)
    {
        try
        {
            return await publisher.PublishLeftOversAsync(orgId);
        }
        catch (Exception exception)
        {
            // One organization's unpublishable event is no reason to leave the others' unpublished.
            LogSkipped(logger, exception, orgId);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "published {Count} events that were left over")]
    private static partial void LogPublished(ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "the events of organization {OrgId} cannot be published; going on with the others")]
    private static partial void LogSkipped(ILogger logger, Exception exception, Guid orgId);

    private async Task<List<Guid>> OrganizationsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement(
                """
                SELECT org_id FROM audit_events WHERE published_at IS NULL AND (occurred_at < $1 OR occurred_at > $2)
                GROUP BY org_id ORDER BY min(occurred_at) LIMIT $3
                """,
                time.Now() - LeftAlone, time.Now() + LeftAlone, OrganizationsPerRun));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.RowsAsync(row => row.GetGuid(0), cancellationToken);
    }
}
