using Messaging.Contracts;
using Messaging.Worker.Workspaces;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers what a workspace would be started with now: the composition that provisioning makes, without its values.</summary>
internal sealed class ExplainEnvironmentHandler(WorkspaceInterpreter interpreter) : IQueryHandler<ExplainEnvironment>
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
