using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Writes a secret of a workspace, unless the secret-write gate refuses its name.</summary>
internal sealed class SetWorkspaceSecretHandler(WorkspaceProjections interpreter, SecretRules form) : ICommandHandler<SetWorkspaceSecret>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(SetWorkspaceSecret command, CommandScope scope, CancellationToken cancellationToken)
    {
        var context = new SealingContext(command.OrgId, command.WorkspaceId, command.Name);
        if (form.Check(command.Name, command.Value, context) is { } problem)
            return Decision.Reject(problem);

        var overrides = await WorkspaceOverride.ReadAsync(scope.Connection, command.OrgId, command.WorkspaceId, cancellationToken);
        if (overrides is null)
            return Decision.Reject(WorkspaceProblems.NotFound(command.WorkspaceId));

        var resolution = interpreter.Resolve(overrides.Mode, scope.Organization.Rungs);
        return SecretWriteGate.CheckWorkspace(command.Name, resolution, command.WorkspaceId) is { } blocked
            ? Decision.Reject(blocked, new SecretWriteBlocked(command.Name, "workspace", resolution.ToView(command.WorkspaceId)))
            : Decision.Succeed(
                new SecretSaved("saved", command.Name),
                [new WorkspaceSecretSet(command.Name)],
                [SecretStatements.PutWorkspace(command.OrgId, command.WorkspaceId, command.Name, command.Value, command.CommandId, scope.Now)]);
    }
}
