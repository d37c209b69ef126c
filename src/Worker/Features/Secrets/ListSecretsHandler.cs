using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Infrastructure.Sealing;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>
/// Answers the names of the stored secrets: a workspace's over its organization's, or the organization's alone. One that does
/// not open is not said to have a value: whoever relies on it has to know before a workspace cannot be started.
/// </summary>
internal sealed class ListSecretsHandler(ReadabilityCache readability) : IQueryHandler<ListSecrets, SecretList>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<SecretList>> AnswerAsync(ListSecrets query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, [.. Reads(query)]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var answers = new SqlAnswers(reader);
        var orgSecrets = await answers.RowsAsync(SecretRow.Read);
        if (query.WorkspaceId is null)
            return Show(query.OrgId, [], orgSecrets);

        return await answers.ValueAsync(row => row.GetBoolean(0))
            ? Show(query.OrgId, await answers.RowsAsync(SecretRow.Read), orgSecrets)
            : UnknownWorkspace.Refusal();
    }

    private static IEnumerable<NpgsqlBatchCommand> Reads(ListSecrets query)
    {
        yield return SecretStatements.OfOrg(query.OrgId);
        if (query.WorkspaceId is not { } workspaceId)
            yield break;

        yield return Sql.Statement("SELECT EXISTS (SELECT FROM workspaces WHERE org_id = $1 AND id = $2)", query.OrgId, workspaceId);
        yield return SecretStatements.OfWorkspace(query.OrgId, workspaceId);
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
