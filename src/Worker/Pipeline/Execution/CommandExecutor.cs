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
    CommandDecider decider,
    EventPublisher publisher,
    RetryPolicies retries,
    TimeProvider time)
{
    /// <summary>Carries out a command once, however often it is delivered.</summary>
    /// <param name="work">The command.</param>
    /// <param name="isReplay">Whether to carry out a command that is recorded as failed; a redelivery repeats the recorded failure.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">The worker stops; the command is to be returned to the broker.</exception>
    public async Task<OperationView> ExecuteAsync(CommandWork work, bool isReplay, CancellationToken stopping)
        => await FinishAsync(work, await retries.UntilStoppedAsync(() => DecideAsync(work, isReplay), stopping), stopping);

    /// <summary>Carries out what follows the commit that decided on a command.</summary>
    /// <param name="work">The command.</param>
    /// <param name="operation">Its operation as committed.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <returns>The operation with its outcome.</returns>
    public static async Task<OperationView> FinishAsync(CommandWork work, OperationView operation, CancellationToken stopping)
        => operation.Error is null ? await work.CarryOutAsync(operation, stopping) : operation;

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

    private async Task<OperationView> DecideAsync(CommandWork work, bool isReplay)
    {
        // A transaction is short and is not canceled once it has begun: only the waits between attempts end when the worker stops.
        var command = work.Command;
        var refusal = work.Check();
        await using var transaction = await OrgTransaction.BeginAsync(
            database, command.OrgId, command.CommandId, time.Now(), CancellationToken.None, refusal is null ? work.Reads() : []);
        var operation = transaction.Entry switch
        {
            { } entry when !string.Equals(entry.Fingerprint, command.Fingerprint, StringComparison.Ordinal)
                => await RejectReuseAsync(command, transaction),
            { } entry when !(isReplay && entry.Operation.Status == OperationStatuses.Failed) => entry.Operation,
            _ => await DecideAsync(work, refusal, transaction),
        };
        await CommitAsync(command, transaction, CancellationToken.None);
        if (transaction.Entry is { IsDecided: true } && transaction.Events.Count == 0)
            await publisher.RepeatAsync(command.OrgId, operation.OperationId);
        return operation;
    }

    private async Task<OperationView> DecideAsync(CommandWork work, Problem? refusal, OrgTransaction transaction)
    {
        var scope = new CommandScope(transaction.Organization, transaction.Answers, transaction.Now);
        var operation = await decider.DecideAsync(work, refusal, transaction.Entry is not null, scope, transaction.Changes);
        transaction.Write(CommandLedger.Record(work.Command, operation));
        return operation;
    }

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
