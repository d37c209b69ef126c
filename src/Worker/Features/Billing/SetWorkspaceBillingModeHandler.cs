using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// Sets a workspace's own billing mode. It deletes no stored secret: the strip gate keeps vendor keys out of the environment
/// while the platform pays, and a later <c>byok</c> brings them back.
/// </summary>
internal sealed class SetWorkspaceBillingModeHandler(BillingPolicy policy) : ICommandHandler<SetWorkspaceBillingMode>
{
    /// <inheritdoc/>
    public bool IsConfinedToWorkspace => true;

    /// <inheritdoc/>
    public Problem? Check(SetWorkspaceBillingMode command) => BillingModeForm.Check(command.Mode);

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(SetWorkspaceBillingMode command)
        => [WorkspaceOverride.Of(command.OrgId, command.WorkspaceId), OrgRungs.Of(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(SetWorkspaceBillingMode command, CommandScope scope)
    {
        if (await scope.Answers.RowAsync(WorkspaceOverride.Read) is not { } stored)
            return Decision.Reject(UnknownWorkspace.Problem(command.WorkspaceId));

        var resolution = policy.Resolve(command.Mode, await scope.Answers.ValueAsync(OrgRungs.Read)).ToView(command.WorkspaceId);
        return Decision.Succeed(
            resolution,
            [new WorkspaceBillingModeSet(stored.Mode, command.Mode, resolution)],
            [
                Sql.Statement(
                    "UPDATE workspaces SET llm_billing_mode = $3, updated_at = $4 WHERE org_id = $1 AND id = $2",
                    command.OrgId, command.WorkspaceId, command.Mode, scope.Now),
            ]);
    }
}
