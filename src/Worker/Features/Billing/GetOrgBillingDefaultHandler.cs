using Messaging.Contracts;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers the organization's default billing mode and what it leads to.</summary>
internal sealed class GetOrgBillingDefaultHandler(WorkspaceProjections interpreter) : IQueryHandler<GetOrgBillingDefault>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => QueryProblems.ResolutionUnavailable();

    /// <inheritdoc/>
    public async Task<object> AnswerAsync(GetOrgBillingDefault query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement(
                $"""
                SELECT (SELECT llm_billing_mode FROM organizations WHERE id = $1),
                       ({OrgModelStatements.ActiveCanonicalModel})
                """,
                query.OrgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return interpreter.DescribeOrgDefault(new OrgRungs(reader.Text(0), reader.Text(1)));
    }
}
