using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>An event that a transaction appends to its organization's chain.</summary>
/// <param name="Event">The event with sequence and hash.</param>
/// <param name="Canonical">Its canonical JSON, exactly the text that was hashed.</param>
internal sealed record AppendedEvent(AuditRecord Event, string Canonical)
{
    /// <summary>
    /// Writes the events of all organizations of a transaction, and where each one's chain ends now: two statements, however many
    /// events they are.
    /// </summary>
    /// <param name="organizations">What is changed of each.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(IEnumerable<OrgChanges> organizations)
    {
        List<OrgChanges> appending = [.. organizations.Where(changes => changes.Events.Count > 0)];
        return appending.Count == 0 ? [] : [Insert([.. appending.SelectMany(changes => changes.Appended)]), MoveHeads(appending)];
    }

    private static NpgsqlBatchCommand Insert(IReadOnlyList<AppendedEvent> rows) => Sql.Statement(
        """
        INSERT INTO audit_events
            (org_id, sequence, event_id, type, operation_id, workspace_id, occurred_at, canonical, hash, previous_hash)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        Column(rows, row => row.Event.OrgId),
        Column(rows, row => row.Event.Sequence),
        Column(rows, row => row.Event.EventId),
        Column(rows, row => row.Event.Type),
        Column(rows, row => row.Event.OperationId),
        Column(rows, row => row.Event.WorkspaceId),
        Column(rows, row => row.Event.OccurredAt),
        Column(rows, row => row.Canonical),
        Column(rows, row => row.Event.Hash),
        Column(rows, row => row.Event.PreviousHash));

    private static NpgsqlBatchCommand MoveHeads(IReadOnlyList<OrgChanges> organizations) => Sql.Statement(
        """
        UPDATE organizations SET audit_sequence = head.sequence, audit_head = head.hash
        FROM unnest($1, $2, $3) AS head (org_id, sequence, hash) WHERE id = head.org_id
        """,
        Column(organizations, changes => changes.Organization.Id),
        Column(organizations, changes => changes.Events[^1].Sequence),
        Column(organizations, changes => changes.Events[^1].Hash));

    private static TValue[] Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];
}
