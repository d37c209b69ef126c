using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Provisioning;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>
/// Deletes a workspace with its secrets; its process is stopped after the commit. Its history stays: the audit trail outlives
/// what it is about.
/// </summary>
internal sealed class DeleteWorkspaceHandler : ICommandHandler<DeleteWorkspace>
{
    /// <inheritdoc/>
    public async Task<Decision> HandleAsync(DeleteWorkspace command, CommandScope scope, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            scope.Connection,
            Sql.Statement(
                """
                SELECT name, EXISTS (SELECT FROM workspaces child WHERE child.org_id = $1 AND child.parent_id = $2)
                FROM workspaces WHERE org_id = $1 AND id = $2
                """,
                command.OrgId, command.WorkspaceId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return Decision.Reject(WorkspaceProblems.NotFound(command.WorkspaceId));
        if (reader.GetBoolean(1))
            return Decision.Reject(WorkspaceProblems.HasChildren(command.WorkspaceId));

        return Decision.Continue(
            [new WorkspaceDeleted(reader.GetString(0))],
            [
                ProvisionStatements.StopAll(command.OrgId, command.WorkspaceId),
                Sql.Statement("DELETE FROM workspaces WHERE org_id = $1 AND id = $2", command.OrgId, command.WorkspaceId),
            ]);
    }
}
