using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers with a page of workspaces, in the order of their creation or newest first.</summary>
internal sealed class ListWorkspacesHandler(WorkspaceProjections projections) : IQueryHandler<ListWorkspaces, WorkspacePage>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<WorkspacePage>> AnswerAsync(
        ListWorkspaces query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = query.NewestFirst
            ? await WorkspaceSnapshots.PageBackwardsAsync(
                connection, query.OrgId, PageCursors.ReadBackwards(query.After), query.Limit + 1, cancellationToken)
            : await WorkspaceSnapshots.PageAsync(
                connection, query.OrgId, PageCursors.Read(query.After), query.Limit + 1, cancellationToken);
        var (items, next) = PageCursors.Page(rows, query.Limit, row => row.Workspace.Ordinal);
        return new WorkspacePage([.. items.Select(projections.View)], next);
    }
}
