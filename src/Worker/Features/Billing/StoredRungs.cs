using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>What is stored of the rungs that a workspace's mode follows from, each as it was read or could not be.</summary>
/// <param name="Override"><c>workspaces.llm_billing_mode</c>, raw; null where there is none or no workspace was asked for.</param>
/// <param name="OrgDefault"><c>organizations.llm_billing_mode</c>, raw; null where there is none.</param>
/// <param name="OrgModel">The canonical id of the organization's active model; null where there is none.</param>
internal sealed record StoredRungs(ReadResult<string?> Override, ReadResult<string?> OrgDefault, ReadResult<string?> OrgModel)
{
    /// <summary>
    /// Reads them for a query, in one round trip. Where the database refuses one of them, each is read alone, so that the resolver
    /// is told what could not be read and what could (docs/reference/resolver.md: any read that failed closes the mode).
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="orgId">The organization.</param>
    /// <param name="workspaceId">The workspace; null where the organization itself is asked for.</param>
    /// <param name="cancellationToken">Ends it: nobody waits any more.</param>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public static async Task<StoredRungs> ReadAsync(
        NpgsqlDataSource database, Guid orgId, Guid? workspaceId, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var batch = Sql.Batch(connection, SelectOverride(orgId, workspaceId), SelectOrgDefault(orgId), SelectOrgModel(orgId));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            var answers = new SqlAnswers(reader);
            return new StoredRungs(
                ReadResult<string?>.Of(await answers.ValueAsync(row => row.Text(0))),
                ReadResult<string?>.Of(await answers.ValueAsync(row => row.Text(0))),
                ReadResult<string?>.Of(await answers.ValueAsync(row => row.Text(0))));
        }
        catch (PostgresException)
        {
            return new StoredRungs(
                await ReadAloneAsync(database, "the workspace's billing mode", SelectOverride(orgId, workspaceId), cancellationToken),
                await ReadAloneAsync(database, "the organization's default billing mode", SelectOrgDefault(orgId), cancellationToken),
                await ReadAloneAsync(database, "the organization's model", SelectOrgModel(orgId), cancellationToken));
        }
    }

    private static async Task<ReadResult<string?>> ReadAloneAsync(
        NpgsqlDataSource database, string what, NpgsqlBatchCommand statement, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var batch = Sql.Batch(connection, statement);
            return ReadResult<string?>.Of(await batch.ExecuteScalarAsync(cancellationToken) as string);
        }
        catch (PostgresException refused)
        {
            return ReadResult<string?>.Failed($"{what} could not be read ({refused.SqlState})");
        }
    }

    // Without a workspace there is nothing to look at.
    private static NpgsqlBatchCommand SelectOverride(Guid orgId, Guid? workspaceId) => workspaceId is { } id
        ? Sql.Statement("SELECT (SELECT llm_billing_mode FROM workspaces WHERE org_id = $1 AND id = $2)", orgId, id)
        : Sql.Statement("SELECT NULL::text");

    private static NpgsqlBatchCommand SelectOrgDefault(Guid orgId)
        => Sql.Statement("SELECT (SELECT llm_billing_mode FROM organizations WHERE id = $1)", orgId);

    private static NpgsqlBatchCommand SelectOrgModel(Guid orgId)
        => Sql.Statement("SELECT (SELECT canonical_model FROM org_model_versions WHERE org_id = $1 AND active)", orgId);
}
