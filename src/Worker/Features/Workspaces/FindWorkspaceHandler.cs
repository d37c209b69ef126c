using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers with the organizations that have a workspace of an id; only for the platform's administrators.</summary>
internal sealed class FindWorkspaceHandler : IQueryHandler<FindWorkspace, WorkspaceOwners>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<WorkspaceOwners>> AnswerAsync(
        FindWorkspace query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var owners = Sql.Statement("SELECT org_id FROM workspaces WHERE id = $1 ORDER BY created_at", query.WorkspaceId);
        return new WorkspaceOwners(await database.RowsAsync(owners, row => row.GetGuid(0), cancellationToken));
    }
}
