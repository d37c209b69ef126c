using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Audit;

/// <summary>Answers with the last sequence of the audit trail; 0 for an organization without events.</summary>
internal sealed class GetAuditHeadHandler : IQueryHandler<GetAuditHead, AuditHead>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<AuditHead>> AnswerAsync(
        GetAuditHead query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var head = Sql.Statement("SELECT audit_sequence FROM organizations WHERE id = $1", query.OrgId);
        return await database.RowAsync(head, row => new AuditHead(row.GetInt64(0)), cancellationToken) ?? new AuditHead(0);
    }
}
