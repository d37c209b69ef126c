using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Answers with the organization's active model.</summary>
internal sealed class GetOrgModelHandler(OrgModelVersions versions) : IQueryHandler<GetOrgModel, OrgModelView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<OrgModelView>> AnswerAsync(
        GetOrgModel query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, OrgModelStatements.Active(query.OrgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var row = await reader.RowAsync(OrgModelRow.Read, cancellationToken);
        return new OrgModelView(row is null ? null : versions.Describe(query.OrgId, row));
    }
}
