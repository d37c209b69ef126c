using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>Answers with a page of operations, in the order in which workers recorded them.</summary>
internal sealed class ListOperationsHandler : IQueryHandler<ListOperations, OperationPage>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<OperationPage>> AnswerAsync(
        ListOperations query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync(
            Sql.Statement(
                $"""
                SELECT {LedgerEntry.Columns}, ordinal FROM operations
                WHERE org_id = $1 AND ordinal > $2 AND command = ANY($3) AND ($4::text IS NULL OR status = $4)
                ORDER BY ordinal LIMIT $5
                """,
                query.OrgId, PageCursors.Read(query.After), query.Commands.ToArray(), query.Status, query.Limit + 1),
            row => (LedgerEntry.Read(row).Operation, Ordinal: row.GetInt64(9)),
            cancellationToken);
        var (items, next) = PageCursors.Page(rows, query.Limit, row => row.Ordinal);
        return new OperationPage([.. items.Select(item => item.Operation)], next);
    }
}
