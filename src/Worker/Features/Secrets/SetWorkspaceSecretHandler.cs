using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Writes a secret of a workspace, unless the secret-write gate refuses its name.</summary>
internal sealed class SetWorkspaceSecretHandler(BillingPolicy policy, SecretRules rules) : ICommandHandler<SetWorkspaceSecret>
{
    /// <inheritdoc/>
    public bool IsConfinedToWorkspace => true;

    /// <inheritdoc/>
    public Problem? Check(SetWorkspaceSecret command)
        => rules.Check(command.Name, command.Value, new SealingContext(command.OrgId, command.WorkspaceId, command.Name));

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(SetWorkspaceSecret command)
        => [WorkspaceOverride.Of(command.OrgId, command.WorkspaceId), OrgRungs.Of(command.OrgId)];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(SetWorkspaceSecret command, CommandScope scope)
    {
        if (await scope.Answers.RowAsync(WorkspaceOverride.Read) is not { } stored)
            return Decision.Reject(UnknownWorkspace.Problem(command.WorkspaceId));

        var resolution = policy.Resolve(stored.Mode, await scope.Answers.ValueAsync(OrgRungs.Read));
        return SecretWriteGate.CheckWorkspace(command.Name, resolution, command.WorkspaceId) is { } blocked
            ? Decision.Reject(blocked, new SecretWriteBlocked(command.Name, "workspace", resolution.ToView(command.WorkspaceId)))
            : Decision.Succeed(
                new SecretSaved("saved", command.Name),
                [new WorkspaceSecretSet(command.Name)],
                [
                    SecretStatements.PutWorkspace(
                        command.OrgId, command.WorkspaceId, command.Name, command.Value, command.CommandId, scope.Now),
                ]);
    }
}
