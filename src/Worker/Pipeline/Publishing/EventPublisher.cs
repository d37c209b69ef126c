using System.Diagnostics;
using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Publishes committed events at least once and in order for each organization. Every publisher starts at the organization's first
/// unpublished event, so however many publish at once, no event is first seen before the one it follows. An event that this version
/// cannot read holds up the later ones while it is young, because a newer worker may publish it; after that it is parked.
/// </summary>
internal sealed partial class EventPublisher(
    IBus bus,
    StoredEvents stored,
    ParkedEvents parked,
    PublishedMarks marks,
    PublishingOrder order,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<EventPublisher> logger)
{
    // Long enough for a broker under load to confirm, short enough not to hold up an organization while the broker is away:
    // the sweep publishes what is left unpublished.
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Publishes the events that a transaction has committed, after any that were left unpublished before them.</summary>
    /// <remarks>It never throws: the events are committed, and the next command or the sweep publishes what is missing.</remarks>
    /// <param name="committed">The committed transaction.</param>
    /// <param name="submittedAt">When its command was submitted; null to take it from the ledger entry, where there is one.</param>
    public Task PublishAsync(OrgTransaction committed, DateTimeOffset? submittedAt = null)
    {
        var operation = committed.Entry?.Operation;
        return PublishAsync(
            committed.Changes,
            (submittedAt ?? operation?.SubmittedAt) is { } submitted && committed.Events is [{ OperationId: { } operationId }, ..]
                ? [new PublishedCommand(operationId, submitted, Activity.Current)]
                : []);
    }

    /// <summary>
    /// Publishes the events of an organization that a transaction has committed, after any that were left unpublished. The order of the
    /// calls is the order in which an organization's are published.
    /// </summary>
    /// <remarks>It never throws: the events are committed, and the next command or the sweep publishes what is missing.</remarks>
    /// <param name="committed">What was changed of the organization.</param>
    /// <param name="commands">The commands whose events they are.</param>
    public Task PublishAsync(OrgChanges committed, IReadOnlyList<PublishedCommand> commands)
        => order.InTurnAsync(committed.Organization.Id, () => PublishNowAsync(committed, commands));

    private async Task PublishNowAsync(OrgChanges committed, IReadOnlyList<PublishedCommand> commands)
    {
        try
        {
            // The one before it may have published these with what it found left over.
            var organization = committed.Organization;
            if (committed.Events.Count > 0 && marks.Cover(organization.Id, committed.Events[^1].Sequence))
                return;

            if (organization.LastUnpublished is { } last && !parked.Cover(organization.Id, last) && !marks.Cover(organization.Id, last))
                await PublishUnpublishedAsync(organization.Id);
            else if (committed.Events.Count > 0
                && await PublishAsync(organization.Id, committed.Events, commands) == committed.Events.Count)
                metrics.CommandsPublished(commands.Select(command => command.SubmittedAt));
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, exception, committed.Organization.Id);
        }
    }

    /// <summary>Publishes the events of a repeated command again, with their ids: whoever repeated it may have missed them.</summary>
    public async Task RepeatAsync(Guid orgId, string operationId)
    {
        try
        {
            // An event that this version cannot read is left out: a worker that could read it has published it.
            await marks.FlushAsync(CancellationToken.None);
            await SendAsync(orgId, Readable(await stored.OfOperationAsync(orgId, operationId)));
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, exception, orgId);
        }
    }

    /// <summary>Publishes the unpublished events of an organization, up to one that has to be waited for.</summary>
    /// <returns>How many events were published.</returns>
    public async Task<int> PublishUnpublishedAsync(Guid orgId)
    {
        var published = 0;
        while (await UnpublishedAsync(orgId) is { Count: > 0 } page)
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

    /// <summary>Publishes the parked events of an organization that this version can read, each with its own id and sequence.</summary>
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

        await marks.FlushAsync(CancellationToken.None);
        await parked.UnparkPublishedAsync(orgId);
        return published;
    }

    // What is published and not marked yet is not to be published again.
    private async Task<List<StoredEvent>> UnpublishedAsync(Guid orgId)
    {
        await marks.FlushAsync(CancellationToken.None);
        return await stored.UnpublishedAsync(orgId);
    }

    private static List<AuditRecord> Readable(IEnumerable<StoredEvent> rows) => [.. rows.Select(row => row.Record).OfType<AuditRecord>()];

    // Parks those that are old enough, up to the first that is still waited for.
    private async Task<int> ParkAsync(Guid orgId, IReadOnlyList<StoredEvent> unreadable)
    {
        List<StoredEvent> old = [.. unreadable.TakeWhile(row => row.IsOld)];
        if (old.Count > 0)
            await parked.ParkAsync(orgId, old);
        if (old.Count < unreadable.Count)
            parked.Wait(orgId, unreadable[old.Count]);
        return old.Count;
    }

    private async Task<int> PublishAsync(
        Guid orgId, IReadOnlyList<AuditRecord> events, IReadOnlyList<PublishedCommand>? commands = null)
    {
        var confirmed = await SendAsync(orgId, events, commands);
        if (confirmed > 0)
            marks.Add(orgId, events[0].Sequence, events[confirmed - 1].Sequence);
        foreach (var auditEvent in events.Take(confirmed))
            metrics.EventPublished(auditEvent);
        return confirmed;
    }

    private async Task<int> SendAsync(
        Guid orgId, IReadOnlyList<AuditRecord> events, IReadOnlyList<PublishedCommand>? commands = null)
    {
        var confirmed = 0;
        try
        {
            foreach (var auditEvent in events)
            {
                // In its command's trace, whichever command it shared a transaction with.
                if (commands?.FirstOrDefault(command => command.OperationId == auditEvent.OperationId) is { } cause)
                    Activity.Current = cause.Activity;
                await bus
                    .Publish((object)auditEvent, auditEvent.GetType(), context => context.MessageId = auditEvent.EventId)
                    .WaitAsync(ConfirmTimeout, time);
                confirmed++;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is: what was confirmed so far has to be marked, and the rest stays unpublished.
            LogUnpublished(logger, orgId, events.Count - confirmed, exception.GetType().Name);
        }

        return confirmed;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "events of organization {OrgId} could not be published or marked")]
    private static partial void LogNotPublished(ILogger logger, Exception exception, Guid orgId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events of organization {OrgId} are left to be published: {Fault}")]
    private static partial void LogUnpublished(ILogger logger, Guid orgId, int count, string fault);
}
