using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers one workspace.</summary>
internal sealed class GetWorkspaceHandler(WorkspaceProjections interpreter) : IQueryHandler<GetWorkspace>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(GetWorkspace query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await WorkspaceSnapshots.ReadAsync(connection, query.OrgId, query.WorkspaceId, cancellationToken) is { } snapshot
            ? interpreter.View(snapshot)
            : QueryProblems.WorkspaceNotFound();
    }
}
