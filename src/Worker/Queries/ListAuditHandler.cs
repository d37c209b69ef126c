using Messaging.Contracts;
using Messaging.Worker.Audit;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers a page of audit events, in order.</summary>
internal sealed class ListAuditHandler : IQueryHandler<ListAudit>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(ListAudit query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement(
                $"""
                SELECT {AuditRecords.Columns}, sequence FROM audit_events
                WHERE org_id = $1 AND sequence > $2 AND ($3::text IS NULL OR type = $3) AND ($4::uuid IS NULL OR workspace_id = $4)
                ORDER BY sequence LIMIT $5
                """,
                query.OrgId, query.After, query.Type, query.WorkspaceId, query.Limit + 1));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.RowsAsync(row => (Item: AuditRecords.Show(row), Sequence: row.GetInt64(4)), cancellationToken);
        var (items, next) = Cursors.Page(rows, query.Limit, row => row.Sequence);
        return new AuditPage([.. items.Select(item => item.Item)], next);
    }
}
