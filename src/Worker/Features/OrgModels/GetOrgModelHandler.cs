using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Answers the organization's active model.</summary>
internal sealed class GetOrgModelHandler(OrgModelVersions versions) : IQueryHandler<GetOrgModel, OrgModelView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<OrgModelView>> AnswerAsync(GetOrgModel query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, OrgModelStatements.Active(query.OrgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return new OrgModelView(await reader.RowAsync(OrgModelRow.Read, cancellationToken) is { } row ? versions.Show(query.OrgId, row) : null);
    }
}
