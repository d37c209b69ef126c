using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Deletes a secret of a workspace; no gate applies.</summary>
internal sealed class DeleteWorkspaceSecretHandler : ICommandHandler<DeleteWorkspaceSecret>
{
    /// <inheritdoc/>
    public bool IsConfinedToWorkspace => true;

    /// <inheritdoc/>
    public Problem? Check(DeleteWorkspaceSecret command) => SecretNames.CheckForm(command.Name);

    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(DeleteWorkspaceSecret command) =>
    [
        Sql.Statement(
            """
            SELECT EXISTS (SELECT FROM workspaces WHERE org_id = $1 AND id = $2),
                   EXISTS (SELECT FROM workspace_secrets WHERE org_id = $1 AND workspace_id = $2 AND key = $3)
            """,
            command.OrgId, command.WorkspaceId, command.Name),
    ];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(DeleteWorkspaceSecret command, CommandScope scope)
        => await scope.Answers.ValueAsync(row => (Workspace: row.GetBoolean(0), Secret: row.GetBoolean(1))) switch
        {
            { Workspace: false } => Decision.Reject(UnknownWorkspace.Problem(command.WorkspaceId)),
            { Secret: false } => Decision.Reject(SecretProblems.NotFound(command.Name)),
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
