using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers with one workspace.</summary>
internal sealed class GetWorkspaceHandler(WorkspaceProjections projections) : IQueryHandler<GetWorkspace, WorkspaceView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<WorkspaceView>> AnswerAsync(
        GetWorkspace query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await WorkspaceSnapshots.ReadAsync(connection, query.OrgId, query.WorkspaceId, cancellationToken) is { } snapshot
            ? projections.View(snapshot)
            : UnknownWorkspace.Refusal();
    }
}
