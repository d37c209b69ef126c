using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Writes a secret of the organization, unless the secret-write gate refuses its name.</summary>
internal sealed class SetOrgSecretHandler(WorkspaceProjections interpreter, SecretRules form) : ICommandHandler<SetOrgSecret>
{
    /// <inheritdoc/>
    public Task<Decision> HandleAsync(SetOrgSecret command, CommandScope scope, CancellationToken cancellationToken)
        => Task.FromResult(Decide(command, scope));

    private Decision Decide(SetOrgSecret command, CommandScope scope)
    {
        if (form.Check(command.Name, command.Value, new SealingContext(command.OrgId, null, command.Name)) is { } problem)
            return Decision.Reject(problem);

        var resolution = interpreter.ResolveOrg(scope.Organization.Rungs);
        return interpreter.CheckOrgSecret(command.Name, resolution) is { } blocked
            ? Decision.Reject(blocked, new SecretWriteBlocked(command.Name, "org", resolution.ToView(null)))
            : Decision.Succeed(
                new SecretSaved("saved", command.Name),
                [new OrgSecretSet(command.Name)],
                [SecretStatements.PutOrg(command.OrgId, command.Name, command.Value, command.CommandId, scope.Now)]);
    }
}
