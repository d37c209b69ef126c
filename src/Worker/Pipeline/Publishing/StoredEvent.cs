using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>A row of <c>audit_events</c> that is to be published, whether this version can read its event or not.</summary>
/// <param name="Sequence">Its sequence in the organization's chain, from the row and not from the event.</param>
/// <param name="IsOld">Whether it is too old to be waited for.</param>
/// <param name="Record">The event; null when this version cannot read it.</param>
/// <param name="Fault">Why it cannot be read, quoting nothing of its text; null when it can.</param>
internal sealed record StoredEvent(long Sequence, bool IsOld, AuditRecord? Record, string? Fault)
{
    /// <summary>The columns that <see cref="Read"/> expects, in order; <c>$2</c> is the time before which a row is old.</summary>
    public const string Columns = $"{EventReader.Columns}, org_id, sequence, event_id, occurred_at < $2";

    /// <summary>Reads a row.</summary>
    public static StoredEvent Read(NpgsqlDataReader row)
    {
        var (orgId, sequence, eventId, isOld) = (row.GetGuid(4), row.GetInt64(5), row.GetGuid(6), row.GetBoolean(7));
        var (record, fault) = EventReader.Read(row);

        // The event must name its own row: otherwise another event would be published, and this row never be marked.
        if (record is not null && (record.OrgId != orgId || record.Sequence != sequence || record.EventId != eventId))
            (record, fault) = (null, "its text is another event's");
        return new StoredEvent(sequence, isOld, record, fault);
    }

    /// <summary>Splits rows into runs that are all readable or all unreadable, in order.</summary>
    public static IEnumerable<IReadOnlyList<StoredEvent>> Runs(IReadOnlyList<StoredEvent> rows)
    {
        for (var first = 0; first < rows.Count;)
        {
            var isReadable = rows[first].Record is not null;
            List<StoredEvent> run = [.. rows.Skip(first).TakeWhile(row => row.Record is not null == isReadable)];
            yield return run;
            first += run.Count;
        }
    }
}
