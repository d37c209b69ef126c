using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Audit;

/// <summary>Answers with a page of audit events, in order or newest first.</summary>
internal sealed class ListAuditHandler : IQueryHandler<ListAudit, AuditPage>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<AuditPage>> AnswerAsync(ListAudit query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // A filter whose parameter is null drops out of the plan: each filter has an index that holds the events in order.
        var order = query.Before is null ? "" : "DESC";
        var rows = await database.RowsAsync(
            Sql.Statement(
                $"""
                SELECT {AuditItemReader.Columns} FROM audit_events
                WHERE org_id = $1 AND sequence > $2 AND ($3::bigint IS NULL OR sequence < $3)
                    AND ($4::text IS NULL OR type = $4) AND ($5::uuid IS NULL OR workspace_id = $5)
                ORDER BY sequence {order} LIMIT $6
                """,
                query.OrgId, query.After, query.Before, query.Type, query.WorkspaceId, query.Limit + 1),
            AuditItemReader.Read,
            cancellationToken);
        var (items, next) = PageCursors.Page(rows, query.Limit, row => row.Sequence);
        return new AuditPage([.. items.Select(item => item.Item)], next);
    }
}
