using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Transactions;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Decides a command that has not taken effect yet, and notes what its decision changes.</summary>
internal sealed class CommandDecider(CommandLedger ledger, LedgerOptions retention)
{
    /// <summary>Decides a command.</summary>
    /// <param name="work">The command.</param>
    /// <param name="refusal">What is wrong with the command whatever is stored; null when it is to be decided from what was read.</param>
    /// <param name="isKnown">Whether the ledger has an entry of it, which is to be replaced.</param>
    /// <param name="scope">What it is decided from.</param>
    /// <param name="changes">Gets the statements and events of the decision; not the operation's own row.</param>
    /// <returns>The operation as it stands after the decision.</returns>
    public async Task<OperationView> DecideAsync(
        CommandWork work, Problem? refusal, bool isKnown, CommandScope scope, OrgChanges changes)
    {
        var decision = !isKnown && retention.HasForgotten(work.Command.SubmittedAt, changes.Now)
            ? Decision.Reject(CommandProblems.Expired())
            : refusal is null ? await work.DecideAsync(scope) : Decision.Reject(refusal);
        return Apply(work.Command, decision, changes);
    }

    private OperationView Apply(ICommand command, Decision decision, OrgChanges changes)
    {
        var completedAt = decision.Status == OperationStatuses.Accepted ? null : (DateTimeOffset?)changes.Now;
        var operation = ledger.Describe(command, decision.Status, completedAt, decision.Result, decision.Problem);
        changes.Write(decision.Writes);
        IEnumerable<AuditRecord> events = decision is { Problem: { } problem, Events.Count: 0 }
            ? [new CommandRejected(operation.Command, problem.Code)]
            : decision.Events;
        foreach (var auditEvent in events)
            changes.Append(auditEvent, command.Actor, operation.OperationId, operation.WorkspaceId);
        return operation;
    }
}
