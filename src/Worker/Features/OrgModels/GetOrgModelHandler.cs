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
        var row = await database.RowAsync(OrgModelStatements.Active(query.OrgId), OrgModelRow.Read, cancellationToken);
        return new OrgModelView(row is null ? null : versions.Describe(query.OrgId, row));
    }
}
