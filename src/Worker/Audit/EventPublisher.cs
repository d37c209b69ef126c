using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Organizations;
using Messaging.Worker.Storage;
using Messaging.Worker.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Audit;

/// <summary>
/// Publishes committed events, at least once and in order per organization. Whoever publishes begins with the organization's
/// first unpublished event, so however many do it at once, no event is first seen before the one it follows.
/// </summary>
internal sealed partial class EventPublisher(
    IBus bus, NpgsqlDataSource database, WorkerMetrics metrics, TimeProvider time, ILogger<EventPublisher> logger)
{
    // Long enough for a broker under load to confirm, short enough not to hold up an organization whose broker is away:
    // what is left over is published by the sweep.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(5);

    // Bounds the memory of a long backlog; the rest is the next page.
    private const int PageSize = 500;

    /// <summary>Publishes what a transaction has just committed, after anything that was left over before it.</summary>
    /// <remarks>It never fails: the commit stands, the rows say what is missing, and the next command or the sweep publishes it.</remarks>
    /// <param name="committed">What was committed.</param>
    /// <param name="submittedAt">When its command was submitted; null for the ledger's word, or where there is none.</param>
    public async Task PublishAsync(OrgTransaction committed, DateTimeOffset? submittedAt = null)
    {
        try
        {
            if (committed.Organization.HasUnpublishedEvents)
                await PublishLeftOversAsync(committed.Organization.Id);
            else if (committed.Events.Count > 0
                && await PublishAsync(committed.Organization.Id, committed.Events) == committed.Events.Count
                && (submittedAt ?? committed.Entry?.Operation.SubmittedAt) is { } submitted)
                metrics.Finished(submitted);
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, exception, committed.Organization.Id);
        }
    }

    /// <summary>Publishes the events of a repeated command again, with their ids: whoever asked again may have missed them.</summary>
    public async Task RepeatAsync(Guid orgId, string operationId)
    {
        try
        {
            await SendAsync(orgId, await OfOperationAsync(orgId, operationId));
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, exception, orgId);
        }
    }

    /// <summary>Publishes everything of an organization that is still to be published.</summary>
    /// <returns>How many events were published.</returns>
    public async Task<int> PublishLeftOversAsync(Guid orgId)
    {
        var published = 0;
        while (await LeftOversAsync(orgId) is { Count: > 0 } page)
        {
            var confirmed = await PublishAsync(orgId, page);
            published += confirmed;
            if (confirmed < page.Count)
                break;
        }

        return published;
    }

    private Task<List<AuditRecord>> LeftOversAsync(Guid orgId) => ReadAsync(Sql.Statement(
        $"SELECT {AuditRecords.Columns} FROM audit_events WHERE org_id = $1 AND published_at IS NULL ORDER BY sequence LIMIT {PageSize}", orgId));

    // What is not published yet is not repeated: it has its turn, in order.
    private Task<List<AuditRecord>> OfOperationAsync(Guid orgId, string operationId) => ReadAsync(Sql.Statement(
        $"SELECT {AuditRecords.Columns} FROM audit_events WHERE org_id = $1 AND operation_id = $2 AND published_at IS NOT NULL ORDER BY sequence",
        orgId, operationId));

    private async Task<List<AuditRecord>> ReadAsync(NpgsqlBatchCommand statement)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = Sql.Batch(connection, statement);
        await using var reader = await batch.ExecuteReaderAsync();
        return await reader.RowsAsync(AuditRecords.Read, CancellationToken.None);
    }

    private async Task<int> PublishAsync(Guid orgId, IReadOnlyList<AuditRecord> events)
    {
        var confirmed = await SendAsync(orgId, events);
        if (confirmed > 0)
            await MarkAsync(orgId, events[0].Sequence, events[confirmed - 1].Sequence);
        foreach (var fact in events.Take(confirmed))
            metrics.Published(fact);
        return confirmed;
    }

    private async Task<int> SendAsync(Guid orgId, IReadOnlyList<AuditRecord> events)
    {
        var confirmed = 0;
        try
        {
            foreach (var fact in events)
            {
                await bus.Publish((object)fact, fact.GetType(), context => context.MessageId = fact.EventId).WaitAsync(ConfirmWithin, time);
                confirmed++;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is, what was confirmed so far must be marked, and the rest is still there.
            LogLeftOver(logger, orgId, events.Count - confirmed, exception.GetType().Name);
        }

        return confirmed;
    }

    private async Task MarkAsync(Guid orgId, long first, long last)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = Sql.Batch(
            connection,
            // A mark that a crash forgets costs a repeat, which consumers drop by id: it is not worth waiting for the disk.
            Sql.Statement("SELECT set_config('synchronous_commit', 'off', true)"),
            Sql.Statement(
                "UPDATE audit_events SET published_at = $4 WHERE org_id = $1 AND sequence BETWEEN $2 AND $3 AND published_at IS NULL",
                orgId, first, last, time.Now()));
        await batch.ExecuteNonQueryAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "events of organization {OrgId} could not be published or marked")]
    private static partial void LogNotPublished(ILogger logger, Exception exception, Guid orgId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events of organization {OrgId} are left to be published: {Fault}")]
    private static partial void LogLeftOver(ILogger logger, Guid orgId, int count, string fault);
}
