using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Billing;

/// <summary>Sets the organization's default billing mode.</summary>
internal sealed class SetOrgBillingDefaultHandler(WorkspaceProjections interpreter) : ICommandHandler<SetOrgBillingDefault>
{
    /// <inheritdoc/>
    public Task<Decision> HandleAsync(SetOrgBillingDefault command, CommandScope scope, CancellationToken cancellationToken)
        => Task.FromResult(Decide(command, scope));

    private Decision Decide(SetOrgBillingDefault command, CommandScope scope)
    {
        if (BillingModeRule.Check(command.Mode) is { } problem)
            return Decision.Reject(problem);

        return Decision.Succeed(
            interpreter.DescribeOrgDefault(scope.Organization.Rungs with { DefaultMode = command.Mode }),
            [new OrgBillingDefaultSet(scope.Organization.Rungs.DefaultMode, command.Mode)],
            [Sql.Statement("UPDATE organizations SET llm_billing_mode = $2 WHERE id = $1", command.OrgId, command.Mode)]);
    }
}
