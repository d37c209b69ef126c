using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Publishes committed events, at least once and in order per organization. Whoever publishes begins with the organization's
/// first unpublished event, so however many do it at once, no event is first seen before the one it follows. An event that this
/// program cannot read is waited for while it is young, because a newer worker may publish it, and parked when it is not.
/// </summary>
internal sealed partial class EventPublisher(
    IBus bus,
    NpgsqlDataSource database,
    StoredEvents stored,
    ParkedEvents parked,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<EventPublisher> logger)
{
    // Long enough for a broker under load to confirm, short enough not to hold up an organization whose broker is away:
    // what is left over is published by the sweep.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(5);

    /// <summary>Publishes what a transaction has just committed, after anything that was left over before it.</summary>
    /// <remarks>It never fails: the commit stands, the rows say what is missing, and the next command or the sweep publishes it.</remarks>
    /// <param name="committed">What was committed.</param>
    /// <param name="submittedAt">When its command was submitted; null for the ledger's word, or where there is none.</param>
    public async Task PublishAsync(OrgTransaction committed, DateTimeOffset? submittedAt = null)
    {
        try
        {
            var organization = committed.Organization;
            if (organization.LastUnpublished is { } last && !parked.Cover(organization.Id, last))
                await PublishLeftOversAsync(organization.Id);
            else if (committed.Events.Count > 0
                && await PublishAsync(organization.Id, committed.Events) == committed.Events.Count
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
            // What cannot be read is not repeated: whoever could has published it.
            await SendAsync(orgId, Readable(await stored.OfOperationAsync(orgId, operationId)));
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, exception, orgId);
        }
    }

    /// <summary>Publishes what of an organization is still to be published, up to an event that has to be waited for.</summary>
    /// <returns>How many events were published.</returns>
    public async Task<int> PublishLeftOversAsync(Guid orgId)
    {
        var published = 0;
        while (await stored.LeftOversAsync(orgId) is { Count: > 0 } page)
        {
            foreach (var run in StoredEvent.Runs(page))
            {
                var isReadable = run[0].Record is not null;
                var done = isReadable ? await PublishAsync(orgId, Readable(run)) : await ParkAsync(orgId, run);
                published += isReadable ? done : 0;
                if (done < run.Count)
                    return published;
            }
        }

        return published;
    }

    /// <summary>Publishes an organization's parked events that this program can read, late, each with its own id and sequence.</summary>
    /// <returns>How many events were published.</returns>
    public async Task<int> PublishParkedAsync(Guid orgId)
    {
        var (published, after) = (0, 0L);
        while (await stored.ParkedAsync(orgId, after) is { Count: > 0 } page)
        {
            foreach (var run in StoredEvent.Runs(page).Where(run => run[0].Record is not null))
            {
                var confirmed = await PublishAsync(orgId, Readable(run));
                published += confirmed;
                if (confirmed < run.Count)
                    return published;
            }

            after = page[^1].Sequence;
        }

        await parked.UnparkPublishedAsync(orgId);
        return published;
    }

    private static List<AuditRecord> Readable(IEnumerable<StoredEvent> rows) => [.. rows.Select(row => row.Record).OfType<AuditRecord>()];

    // The old ones of them, that is: the first that is young is waited for.
    private async Task<int> ParkAsync(Guid orgId, IReadOnlyList<StoredEvent> unreadable)
    {
        List<StoredEvent> old = [.. unreadable.TakeWhile(row => row.IsOld)];
        if (old.Count > 0)
            await parked.ParkAsync(orgId, old);
        if (old.Count < unreadable.Count)
            parked.Wait(orgId, unreadable[old.Count]);
        return old.Count;
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
