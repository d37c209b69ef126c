using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Provisioning;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>
/// Deletes a workspace with its secrets; its process is stopped after the commit. Its audit events stay.
/// </summary>
internal sealed class DeleteWorkspaceHandler : ICommandHandler<DeleteWorkspace>
{
    /// <inheritdoc/>
    public IEnumerable<NpgsqlBatchCommand> Reads(DeleteWorkspace command) =>
    [
        Sql.Statement(
            """
            SELECT name, EXISTS (SELECT FROM workspaces child WHERE child.org_id = $1 AND child.parent_id = $2)
            FROM workspaces WHERE org_id = $1 AND id = $2
            """,
            command.OrgId, command.WorkspaceId),
    ];

    /// <inheritdoc/>
    public async Task<Decision> DecideAsync(DeleteWorkspace command, CommandScope scope)
        => await scope.Answers.RowAsync(row => new { Name = row.GetString(0), HasChildren = row.GetBoolean(1) }) switch
        {
            null => Decision.Reject(UnknownWorkspace.Problem(command.WorkspaceId)),
            { HasChildren: true } => Decision.Reject(WorkspaceProblems.HasChildren(command.WorkspaceId)),
            { Name: var name } => Decision.Continue(
                [new WorkspaceDeleted(name)],
                [
                    ProvisionStatements.StopAll(command.OrgId, command.WorkspaceId),
                    Sql.Statement("DELETE FROM workspaces WHERE org_id = $1 AND id = $2", command.OrgId, command.WorkspaceId),
                ]),
        };
}
