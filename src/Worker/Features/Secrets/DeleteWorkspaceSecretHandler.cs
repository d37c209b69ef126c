using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Deletes a secret of a workspace; never gated.</summary>
internal sealed class DeleteWorkspaceSecretHandler : ICommandHandler<DeleteWorkspaceSecret>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(DeleteWorkspaceSecret command, CommandScope scope, CancellationToken cancellationToken)
    {
        if (SecretNames.CheckForm(command.Name) is { } problem)
            return Decision.Reject(problem);

        await using var batch = Sql.Batch(
            scope.Connection,
            Sql.Statement(
                """
                SELECT EXISTS (SELECT FROM workspaces WHERE org_id = $1 AND id = $2),
                       EXISTS (SELECT FROM workspace_secrets WHERE org_id = $1 AND workspace_id = $2 AND key = $3)
                """,
                command.OrgId, command.WorkspaceId, command.Name));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1)) switch
        {
            (false, _) => Decision.Reject(WorkspaceProblems.NotFound(command.WorkspaceId)),
            (_, false) => Decision.Reject(SecretProblems.NotFound(command.Name)),
            _ => Decision.Succeed(
                null,
                [new WorkspaceSecretDeleted(command.Name)],
                [
                    Sql.Statement(
                        "DELETE FROM workspace_secrets WHERE org_id = $1 AND workspace_id = $2 AND key = $3",
                        command.OrgId, command.WorkspaceId, command.Name),
                ]),
        };
    }
}
