using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// Sets a workspace's own billing mode. It deletes no stored secret: the strip gate keeps vendor keys out of the environment
/// while the platform pays, and a later <c>byok</c> brings them back.
/// </summary>
internal sealed class SetWorkspaceBillingModeHandler(WorkspaceProjections interpreter) : ICommandHandler<SetWorkspaceBillingMode>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(SetWorkspaceBillingMode command, CommandScope scope, CancellationToken cancellationToken)
    {
        if (BillingModeRule.Check(command.Mode) is { } problem)
            return Decision.Reject(problem);

        var overrides = await WorkspaceOverride.ReadAsync(scope.Connection, command.OrgId, command.WorkspaceId, cancellationToken);
        return overrides is null
            ? Decision.Reject(WorkspaceProblems.NotFound(command.WorkspaceId))
            : Decide(command, scope, overrides.Mode);
    }

    private Decision Decide(SetWorkspaceBillingMode command, CommandScope scope, string? oldOverride)
    {
        var resolution = interpreter.Resolve(command.Mode, scope.Organization.Rungs).ToView(command.WorkspaceId);
        return Decision.Succeed(
            resolution,
            [new WorkspaceBillingModeSet(oldOverride, command.Mode, resolution)],
            [
                Sql.Statement(
                    "UPDATE workspaces SET llm_billing_mode = $3, updated_at = $4 WHERE org_id = $1 AND id = $2",
                    command.OrgId, command.WorkspaceId, command.Mode, scope.Now),
            ]);
    }
}
