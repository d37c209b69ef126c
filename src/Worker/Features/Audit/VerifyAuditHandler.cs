using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Audit;

/// <summary>Verifies the whole audit chain of an organization and answers with the result.</summary>
internal sealed class VerifyAuditHandler : IQueryHandler<VerifyAudit, AuditVerification>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<AuditVerification>> AnswerAsync(
        VerifyAudit query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        // One snapshot for the recorded head and the chain; otherwise an event appended in between would look like a fault.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement("SELECT audit_sequence, audit_head FROM organizations WHERE id = $1", query.OrgId),
            Sql.Statement(
                "SELECT sequence, canonical, hash, previous_hash FROM audit_events WHERE org_id = $1 ORDER BY sequence", query.OrgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        var (sequence, head) = await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetString(1))
            : (0, AuditChain.Genesis);
        await reader.NextResultAsync(cancellationToken);
        var verifier = new AuditChainVerifier();
        while (await reader.ReadAsync(cancellationToken)
            && verifier.Verify(query.OrgId, reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)))
        {
            // the verifier keeps the state
        }

        return verifier.Conclude(sequence, head);
    }
}
