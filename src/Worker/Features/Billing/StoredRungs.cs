using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>The stored values that a workspace's mode follows from, each with the error where its read failed.</summary>
/// <param name="Override"><c>workspaces.llm_billing_mode</c>, raw; null where there is none, or no workspace.</param>
/// <param name="OrgDefault"><c>organizations.llm_billing_mode</c>, raw; null where there is none.</param>
/// <param name="OrgModel">The canonical id of the organization's active model; null where there is none.</param>
internal sealed record StoredRungs(ReadResult<string?> Override, ReadResult<string?> OrgDefault, ReadResult<string?> OrgModel)
{
    /// <summary>
    /// Reads them for a query in one round trip. If the database refuses one, each is read on its own, so that the resolver knows which
    /// could not be read (docs/reference/resolver.md: any read that failed closes the mode).
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="orgId">The organization.</param>
    /// <param name="workspaceId">The workspace; null for the organization itself.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public static async Task<StoredRungs> ReadAsync(
        NpgsqlDataSource database, Guid orgId, Guid? workspaceId, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var batch = Sql.Batch(
                connection, SelectOverride(orgId, workspaceId), SelectOrgDefault(orgId), SelectOrgModel(orgId));
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
                await ReadOneAsync(database, "the workspace's billing mode", SelectOverride(orgId, workspaceId), cancellationToken),
                await ReadOneAsync(database, "the organization's default billing mode", SelectOrgDefault(orgId), cancellationToken),
                await ReadOneAsync(database, "the organization's model", SelectOrgModel(orgId), cancellationToken));
        }
    }

    private static async Task<ReadResult<string?>> ReadOneAsync(
        NpgsqlDataSource database, string what, NpgsqlBatchCommand statement, CancellationToken cancellationToken)
    {
        try
        {
            return ReadResult<string?>.Of(await database.ValueAsync(statement, row => row.Text(0), cancellationToken));
        }
        catch (PostgresException refused)
        {
            return ReadResult<string?>.Failed($"{what} could not be read ({refused.SqlState})");
        }
    }

    // Without a workspace there is nothing to read.
    private static NpgsqlBatchCommand SelectOverride(Guid orgId, Guid? workspaceId) => workspaceId is { } id
        ? Sql.Statement($"SELECT ({WorkspaceOverride.Select})", orgId, id)
        : Sql.Statement("SELECT NULL::text");

    private static NpgsqlBatchCommand SelectOrgDefault(Guid orgId) => Sql.Statement($"SELECT {OrgRungs.DefaultModeValue}", orgId);

    private static NpgsqlBatchCommand SelectOrgModel(Guid orgId) => Sql.Statement($"SELECT {OrgRungs.ModelValue}", orgId);
}
