using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Sealing;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>
/// Answers the names of the stored secrets: a workspace's over its organization's, or the organization's alone. One that does
/// not open is not said to have a value: whoever relies on it has to know before a workspace cannot be started.
/// </summary>
internal sealed class ListSecretsHandler(ReadabilityCache readability) : IQueryHandler<ListSecrets>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(ListSecrets query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (query.WorkspaceId is not { } workspaceId)
            return Show(query.OrgId, [], await OrgSecretsAsync(connection, query.OrgId, cancellationToken));

        return await WorkspaceSnapshots.ReadAsync(connection, query.OrgId, workspaceId, cancellationToken) is { } snapshot
            ? Show(query.OrgId, snapshot.WorkspaceSecrets, snapshot.OrgSecrets)
            : QueryProblems.WorkspaceNotFound();
    }

    private static async Task<List<SecretRow>> OrgSecretsAsync(NpgsqlConnection connection, Guid orgId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(connection, Sql.Statement($"SELECT {SecretRow.OrgColumns} FROM org_secrets WHERE org_id = $1", orgId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.RowsAsync(SecretRow.Read, cancellationToken);
    }

    private SecretList Show(Guid orgId, IReadOnlyList<SecretRow> workspaceSecrets, IReadOnlyList<SecretRow> orgSecrets)
    {
        var own = workspaceSecrets.Select(secret => SecretNames.Normalize(secret.Name)).ToHashSet(StringComparer.Ordinal);
        return new SecretList(
        [
            .. workspaceSecrets.Select(secret => Show(orgId, secret, "workspace"))
                .Concat(orgSecrets.Where(secret => !own.Contains(SecretNames.Normalize(secret.Name))).Select(secret => Show(orgId, secret, "org")))
                .OrderBy(secret => secret.Key, StringComparer.Ordinal),
        ]);
    }

    private SecretView Show(Guid orgId, SecretRow secret, string scope)
    {
        var readable = readability.Opens(secret.Value, new SealingContext(orgId, secret.WorkspaceId, secret.Name));
        return new SecretView(secret.Name, readable, scope, secret.CreatedAt, secret.UpdatedAt, readable ? null : SecretProblems.Unreadable());
    }
}
