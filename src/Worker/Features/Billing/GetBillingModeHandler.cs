using Messaging.Contracts;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers how a workspace's billing mode resolves. A workspace that does not exist resolves as one without an override.</summary>
internal sealed class GetBillingModeHandler(WorkspaceProjections interpreter) : IQueryHandler<GetBillingMode>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => QueryProblems.ResolutionUnavailable();

    /// <inheritdoc/>
    public async Task<object> AnswerAsync(GetBillingMode query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement(
                $"""
                SELECT (SELECT llm_billing_mode FROM workspaces WHERE org_id = $1 AND id = $2),
                       (SELECT llm_billing_mode FROM organizations WHERE id = $1),
                       ({OrgModelStatements.ActiveCanonicalModel})
                """,
                query.OrgId, query.WorkspaceId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return interpreter.Resolve(reader.Text(0), new OrgRungs(reader.Text(1), reader.Text(2))).ToView(query.WorkspaceId);
    }
}
