using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>What a transaction changes of one organization that it has locked: statements to execute, and events to append.</summary>
/// <param name="organization">The organization as it stood when it was locked.</param>
/// <param name="now">The time of the change, UTC.</param>
internal sealed class OrgChanges(LockedOrganization organization, DateTimeOffset now)
{
    private readonly List<AppendedEvent> appended = [];
    private readonly List<AuditRecord> events = [];
    private List<NpgsqlBatchCommand> writes = [];

    /// <summary>The organization as it stood when it was locked.</summary>
    public LockedOrganization Organization { get; } = organization;

    /// <summary>The time of the change, UTC.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The appended events with sequence and hash; to be published once the commit has succeeded.</summary>
    public IReadOnlyList<AuditRecord> Events => events;

    /// <summary>The appended events as rows.</summary>
    public IReadOnlyList<AppendedEvent> Appended => appended;

    /// <summary>Adds statements to what the transaction writes.</summary>
    public void Write(params IEnumerable<NpgsqlBatchCommand> statements) => writes.AddRange(statements);

    /// <summary>The statements that were added and not taken yet.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> PendingWrites => writes;

    /// <summary>Takes the statements that were added since the last call.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> TakeWrites()
    {
        var taken = writes;
        writes = [];
        return taken;
    }

    /// <summary>Appends an event to the organization's chain.</summary>
    /// <param name="auditEvent">What happened, without the members that this fills in.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="operationId">The operation that caused it; null for what the system noticed.</param>
    /// <param name="workspaceId">The workspace it is about, or null.</param>
    /// <param name="eventId">A fixed id where a repeat must not make a second event; else null.</param>
    public void Append(AuditRecord auditEvent, string actor, string? operationId, Guid? workspaceId, Guid? eventId = null)
    {
        var previous = events.Count > 0 ? events[^1].Hash : Organization.AuditHead;
        var stamped = auditEvent with
        {
            EventId = eventId ?? Guid.CreateVersion7(Now),
            OrgId = Organization.Id,
            Sequence = Organization.AuditSequence + events.Count + 1,
            Actor = actor,
            OperationId = operationId,
            WorkspaceId = workspaceId,
            OccurredAt = Now.UtcDateTime,
            PreviousHash = previous,
        };
        var canonical = AuditChain.Canonicalize(stamped);
        stamped = stamped with { Hash = AuditChain.Hash(previous, canonical) };
        events.Add(stamped);
        appended.Add(new AppendedEvent(stamped, canonical));
    }
}
