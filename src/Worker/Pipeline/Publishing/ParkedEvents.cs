using System.Collections.Concurrent;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// The events that this version cannot read and that later events no longer wait for. An organization's events are parked in order,
/// after everything before them was published: whatever is unpublished up to its last parked event is parked.
/// </summary>
internal sealed partial class ParkedEvents(NpgsqlDataSource database, TimeProvider time, ILogger<ParkedEvents> logger)
{
    /// <summary>The sequence of the last parked event of the organization <c>$1</c>, in SQL; 0 for none.</summary>
    public const string Last = "coalesce((SELECT max(sequence) FROM parked_events WHERE org_id = $1), 0)";

    // The last parked sequence that this worker has seen of each organization. It only grows: a parked event is never waited for again.
    private readonly ConcurrentDictionary<Guid, long> lastParked = new();

    // The sequence that the log has named as waited for: once each, however often it is tried.
    private readonly ConcurrentDictionary<Guid, long> waitedFor = new();

    /// <summary>Whether everything unpublished up to a sequence is known to be parked. It does not read the database.</summary>
    public bool Cover(Guid orgId, long sequence) => lastParked.TryGetValue(orgId, out var last) && sequence <= last;

    /// <summary>Remembers the last parked event of an organization; 0 for none.</summary>
    public void Remember(Guid orgId, long last)
    {
        if (last > 0)
            lastParked.AddOrUpdate(orgId, last, (_, known) => Math.Max(known, last));
    }

    /// <summary>Logs once that an organization's events wait for one that is too young to be parked.</summary>
    public void Wait(Guid orgId, StoredEvent waitedForEvent)
    {
        if (waitedFor.TryGetValue(orgId, out var logged) && logged == waitedForEvent.Sequence)
            return;

        waitedFor[orgId] = waitedForEvent.Sequence;
        LogWaiting(logger, waitedForEvent.Sequence, orgId, waitedForEvent.Fault);
    }

    /// <summary>Parks events of an organization, in order, once everything before them is published.</summary>
    public async Task ParkAsync(Guid orgId, IReadOnlyList<StoredEvent> events)
    {
        var parked = await database.RowsAsync(
            Sql.Statement(
                """
                INSERT INTO parked_events (org_id, sequence, event_id, reason, parked_at)
                SELECT org_id, sequence, event_id, reason, $4
                FROM unnest($2, $3) AS unreadable (parked_sequence, reason) JOIN audit_events ON org_id = $1 AND sequence = parked_sequence
                WHERE published_at IS NULL
                ON CONFLICT DO NOTHING
                RETURNING sequence, event_id, reason
                """,
                orgId, events.Select(row => row.Sequence).ToArray(), events.Select(row => row.Fault!).ToArray(), time.Now()),
            row => (Sequence: row.GetInt64(0), EventId: row.GetGuid(1), Reason: row.GetString(2)),
            CancellationToken.None);
        foreach (var row in parked)
            LogParked(logger, row.Sequence, row.EventId, orgId, row.Reason);

        waitedFor.TryRemove(orgId, out _);
        Remember(orgId, events[^1].Sequence);
    }

    /// <summary>The organizations that have parked events, in the order of their ids.</summary>
    /// <param name="after">The id after which they begin.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<Guid>> OrganizationsAsync(Guid after, int limit, CancellationToken cancellationToken) => database.RowsAsync(
        Sql.Statement("SELECT DISTINCT org_id FROM parked_events WHERE org_id > $1 ORDER BY org_id LIMIT $2", after, limit),
        row => row.GetGuid(0),
        cancellationToken);

    /// <summary>Removes from the parked events those that are published by now.</summary>
    public Task UnparkPublishedAsync(Guid orgId) => database.ExecuteAsync(
        [
            Sql.Statement(
                """
                DELETE FROM parked_events USING audit_events published
                WHERE parked_events.org_id = $1 AND published.org_id = $1 AND published.sequence = parked_events.sequence
                    AND published.published_at IS NOT NULL
                """,
                orgId),
        ],
        CancellationToken.None);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "event {Sequence} of organization {OrgId} cannot be published by this version, and those behind it wait for it: {Fault}")]
    private static partial void LogWaiting(ILogger logger, long sequence, Guid orgId, string? fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "event {Sequence} ({EventId}) of organization {OrgId} is parked, and those behind it are published without it: {Fault}")]
    private static partial void LogParked(ILogger logger, long sequence, Guid eventId, Guid orgId, string fault);
}
