using Messaging.Contracts;
using Messaging.Worker.Workspaces;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers one workspace.</summary>
internal sealed class GetWorkspaceHandler(WorkspaceInterpreter interpreter) : IQueryHandler<GetWorkspace>
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
