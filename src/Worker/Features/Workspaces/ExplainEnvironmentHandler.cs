using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers what a workspace would be started with now: the composition that provisioning makes, without its values.</summary>
internal sealed class ExplainEnvironmentHandler(WorkspaceProjections interpreter) : IQueryHandler<ExplainEnvironment>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(ExplainEnvironment query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await WorkspaceSnapshots.ReadAsync(connection, query.OrgId, query.WorkspaceId, cancellationToken) is { } snapshot
            ? interpreter.Compose(snapshot).ToView(query.WorkspaceId)
            : QueryProblems.WorkspaceNotFound();
    }
}
