using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>A row of <c>audit_events</c> as it is found when it is to be published. One that cannot be read is a row like any other.</summary>
/// <param name="Sequence">Its place in the organization's chain, as it is filed.</param>
/// <param name="IsOld">Whether it is old enough for the others not to wait for it.</param>
/// <param name="Record">The event; null when this program cannot read it.</param>
/// <param name="Fault">Why it cannot be read, without a word of what it says; null when it can.</param>
internal sealed record StoredEvent(long Sequence, bool IsOld, AuditRecord? Record, string? Fault)
{
    /// <summary>The columns that <see cref="Read"/> expects, in order; <c>$2</c> is the time before which a row is old.</summary>
    public const string Columns = $"{EventReader.Columns}, org_id, sequence, event_id, occurred_at < $2";

    /// <summary>Reads a row.</summary>
    public static StoredEvent Read(NpgsqlDataReader row)
    {
        var (orgId, sequence, eventId, isOld) = (row.GetGuid(4), row.GetInt64(5), row.GetGuid(6), row.GetBoolean(7));
        var (record, fault) = EventReader.Read(row);

        // What it says must be what it is filed as: it would be published as another event, and this one never marked.
        if (record is not null && (record.OrgId != orgId || record.Sequence != sequence || record.EventId != eventId))
            (record, fault) = (null, "its text is another event's");
        return new StoredEvent(sequence, isOld, record, fault);
    }

    /// <summary>Parts rows where the readable follow the unreadable, or the other way round.</summary>
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
