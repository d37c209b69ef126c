using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>What a handler decided: the outcome, the events and the writes that make it true.</summary>
internal sealed record Decision
{
    private Decision()
    {
    }

    /// <summary>The operation's status after the commit.</summary>
    public required string Status { get; init; }

    /// <summary>The "done" body; null where there is none.</summary>
    public object? Result { get; private init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<AuditRecord> Events { get; private init; } = [];

    /// <summary>The changes.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Writes { get; private init; } = [];

    /// <summary>It takes effect, and is done with the commit.</summary>
    public static Decision Succeed(object? result, IReadOnlyList<AuditRecord> events, IReadOnlyList<NpgsqlBatchCommand> writes)
        => new() { Status = OperationStatuses.Succeeded, Result = result, Events = events, Writes = writes };

    /// <summary>It takes effect; what follows the commit gives the operation its outcome.</summary>
    public static Decision Continue(IReadOnlyList<AuditRecord> events, IReadOnlyList<NpgsqlBatchCommand> writes)
        => new() { Status = OperationStatuses.Accepted, Events = events, Writes = writes };

    /// <summary>A rule says no. Recorded with the rejection's own event, or with a <see cref="CommandRejected"/>.</summary>
    public static Decision Reject(Problem problem, AuditRecord? ownEvent = null)
        => new() { Status = OperationStatuses.Rejected, Problem = problem, Events = ownEvent is null ? [] : [ownEvent] };
}
