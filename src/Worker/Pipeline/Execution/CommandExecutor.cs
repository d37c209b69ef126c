using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Executes a command: ledger, handler, commit, and then its events and its side effect. Every step after the commit may be
/// repeated, so a redelivered command goes on where the last attempt was interrupted.
/// </summary>
internal sealed class CommandExecutor(
    NpgsqlDataSource database,
    CommandLedger ledger,
    LedgerOptions retention,
    EventPublisher publisher,
    RetryPolicies retries,
    TimeProvider time)
{
    /// <summary>Carries out a command once, however often it is delivered.</summary>
    /// <param name="command">The command.</param>
    /// <param name="handler">Its handler.</param>
    /// <param name="afterCommit">Its side effect after the commit; null for none.</param>
    /// <param name="isReplay">Whether to carry out a command that is recorded as failed; a redelivery repeats the recorded failure.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">The worker stops; the command is to be returned to the broker.</exception>
    public async Task<OperationView> ExecuteAsync<TCommand>(
        TCommand command,
        ICommandHandler<TCommand> handler,
        IAfterCommit<TCommand>? afterCommit,
        bool isReplay,
        CancellationToken stopping)
        where TCommand : class, ICommand
    {
        var operation = await retries.UntilStoppedAsync(() => DecideAsync(command, handler, isReplay), stopping);
        return afterCommit is not null && operation.Error is null
            ? await afterCommit.CarryOutAsync(command, operation, stopping)
            : operation;
    }

    /// <summary>Records a command that can never succeed as failed.</summary>
    /// <exception cref="CommandFailedException">
    /// The command has taken effect, so it is not recorded as failed: its side effect is carried out when it is delivered again.
    /// </exception>
    public async Task<OperationView> FailAsync(ICommand command, Problem problem, CancellationToken stopping)
    {
        var operation = await retries.BoundedAsync(() => RecordFailureAsync(command, problem, stopping), stopping);
        return operation.Status != OperationStatuses.Accepted
            ? operation
            : throw new CommandFailedException(
                $"{operation.Command} {command.CommandId} took effect, but what follows it could not be done; replay it");
    }

    private async Task<OperationView> RecordFailureAsync(ICommand command, Problem problem, CancellationToken stopping)
    {
        await using var transaction = await OrgTransaction.BeginAsync(database, command.OrgId, command.CommandId, time.Now(), stopping);
        if (transaction.Entry is { } entry)
            return entry.Operation;

        var operation = ledger.Describe(command, OperationStatuses.Failed, transaction.Now, null, problem);
        transaction.Write(CommandLedger.RecordFailed(command, operation));
        await CommitAsync(command, transaction, stopping);
        return operation;
    }

    private async Task<OperationView> DecideAsync<TCommand>(TCommand command, ICommandHandler<TCommand> handler, bool isReplay)
        where TCommand : class, ICommand
    {
        // A transaction is short and is not canceled once it has begun: only the waits between attempts end when the worker stops.
        var refusal = handler.Check(command);
        await using var transaction = await OrgTransaction.BeginAsync(
            database, command.OrgId, command.CommandId, time.Now(), CancellationToken.None, refusal is null ? handler.Reads(command) : []);
        var operation = transaction.Entry switch
        {
            { } entry when !string.Equals(entry.Fingerprint, command.Fingerprint, StringComparison.Ordinal)
                => await RejectReuseAsync(command, transaction),
            { } entry when !(isReplay && entry.Operation.Status == OperationStatuses.Failed) => entry.Operation,
            null when retention.HasForgotten(command.SubmittedAt, transaction.Now)
                => Apply(command, transaction, Decision.Reject(CommandProblems.Expired())),
            _ => Apply(command, transaction, refusal is null ? await HandleAsync(command, handler, transaction) : Decision.Reject(refusal)),
        };
        await CommitAsync(command, transaction, CancellationToken.None);
        if (transaction.Entry is { IsDecided: true } && transaction.Events.Count == 0)
            await publisher.RepeatAsync(command.OrgId, operation.OperationId);
        return operation;
    }

    private static Task<Decision> HandleAsync<TCommand>(TCommand command, ICommandHandler<TCommand> handler, OrgTransaction transaction)
        where TCommand : class, ICommand
        => handler.DecideAsync(command, new CommandScope(transaction.Organization, transaction.Answers, transaction.Now));

    private OperationView Apply(ICommand command, OrgTransaction transaction, Decision decision)
    {
        var completedAt = decision.Status == OperationStatuses.Accepted ? null : (DateTimeOffset?)transaction.Now;
        var operation = ledger.Describe(command, decision.Status, completedAt, decision.Result, decision.Problem);

        // The operation's row comes first: a rejected command must be recorded even if nothing else is.
        transaction.Write(CommandLedger.Record(command, operation));
        transaction.Write(decision.Writes);
        foreach (var auditEvent in decision.Events)
            transaction.Append(auditEvent, command.Actor, operation.OperationId, operation.WorkspaceId);
        if (decision is { Problem: { } problem, Events.Count: 0 })
            AppendRejection(command, transaction, operation, problem);
        return operation;
    }

    private static void AppendRejection(ICommand command, OrgTransaction transaction, OperationView operation, Problem problem)
        => transaction.Append(
            new CommandRejected(operation.Command, problem.Code), command.Actor, operation.OperationId, operation.WorkspaceId);

    private async Task<OperationView> RejectReuseAsync(ICommand command, OrgTransaction transaction)
    {
        var problem = new Problem(
            ProblemCodes.IdempotencyKeyReused,
            "this Idempotency-Key was used for another request, which stands; repeat that request, or send this one with a new key");
        var operation = ledger.Describe(command, OperationStatuses.Rejected, transaction.Now, null, problem);
        var eventId = IdempotencyConflicts.EventId(command);
        if (!await IdempotencyConflicts.IsRecordedAsync(await transaction.ReadingAsync(), eventId, CancellationToken.None))
        {
            transaction.Append(
                new IdempotencyConflict(operation.Command), command.Actor, operation.OperationId, operation.WorkspaceId, eventId);
        }

        return operation;
    }

    private async Task CommitAsync(ICommand command, OrgTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.CommitAsync(cancellationToken);
        await publisher.PublishAsync(transaction, command.SubmittedAt);
    }
}
