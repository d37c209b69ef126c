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
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection, Sql.Statement("SELECT org_id FROM workspaces WHERE id = $1 ORDER BY created_at", query.WorkspaceId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return new WorkspaceOwners(await reader.RowsAsync(row => row.GetGuid(0), cancellationToken));
    }
}
