using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Answers with a page of the org model's versions, newest first.</summary>
internal sealed class ListOrgModelVersionsHandler(OrgModelVersions versions) : IQueryHandler<ListOrgModelVersions, OrgModelPage>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<OrgModelPage>> AnswerAsync(
        ListOrgModelVersions query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync(
            Sql.Statement(
                $"""
                SELECT {OrgModelRow.Columns} FROM {OrgModelRow.Tables}
                WHERE v.org_id = $1 AND v.version < $2 ORDER BY v.version DESC LIMIT $3
                """,
                query.OrgId, PageCursors.ReadBackwards(query.Before), query.Limit + 1),
            OrgModelRow.Read,
            cancellationToken);
        var (items, next) = PageCursors.Page(rows, query.Limit, row => row.Version);
        return new OrgModelPage(versions.Describe(query.OrgId, items), next);
    }
}
