using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>A handler's decision: the outcome, the events, and the statements that put it into effect.</summary>
internal sealed record Decision
{
    private Decision()
    {
    }

    /// <summary>The operation's status after the commit.</summary>
    public required string Status { get; init; }

    /// <summary>The result that the caller gets; null where there is none.</summary>
    public object? Result { get; private init; }

    /// <summary>Why the command is rejected; null when it is not.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>The audit events, in order.</summary>
    public IReadOnlyList<AuditRecord> Events { get; private init; } = [];

    /// <summary>The statements that put it into effect. They return no rows: reads may follow them in the same batch.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Writes { get; private init; } = [];

    /// <summary>The command takes effect and has succeeded with the commit.</summary>
    public static Decision Succeed(object? result, IReadOnlyList<AuditRecord> events, IReadOnlyList<NpgsqlBatchCommand> writes)
        => new() { Status = OperationStatuses.Succeeded, Result = result, Events = events, Writes = writes };

    /// <summary>The command takes effect; its <see cref="IAfterCommit{TCommand}"/> gives the operation its outcome.</summary>
    public static Decision Continue(IReadOnlyList<AuditRecord> events, IReadOnlyList<NpgsqlBatchCommand> writes)
        => new() { Status = OperationStatuses.Accepted, Events = events, Writes = writes };

    /// <summary>A rule rejects the command; recorded with <paramref name="ownEvent"/> or a <see cref="CommandRejected"/>.</summary>
    public static Decision Reject(Problem problem, AuditRecord? ownEvent = null)
        => new() { Status = OperationStatuses.Rejected, Problem = problem, Events = ownEvent is null ? [] : [ownEvent] };
}
