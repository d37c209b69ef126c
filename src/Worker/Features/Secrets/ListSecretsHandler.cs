using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Infrastructure.Sealing;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>
/// Answers with the names of the stored secrets: of a workspace with those that it has from its organization, or of the organization.
/// One that cannot be opened is shown as not set, so that callers know before a workspace cannot be started.
/// </summary>
internal sealed class ListSecretsHandler(ReadabilityCache readability) : IQueryHandler<ListSecrets, SecretList>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<SecretList>> AnswerAsync(
        ListSecrets query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, [.. Reads(query)]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var answers = new SqlAnswers(reader);
        var orgSecrets = await answers.RowsAsync(SecretRow.Read);
        if (query.WorkspaceId is null)
            return Describe(query.OrgId, [], orgSecrets);

        return await answers.ValueAsync(row => row.GetBoolean(0))
            ? Describe(query.OrgId, await answers.RowsAsync(SecretRow.Read), orgSecrets)
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

    private SecretList Describe(Guid orgId, IReadOnlyList<SecretRow> workspaceSecrets, IReadOnlyList<SecretRow> orgSecrets)
    {
        var own = workspaceSecrets.Select(secret => SecretNames.Normalize(secret.Name)).ToHashSet(StringComparer.Ordinal);
        return new SecretList(
        [
            .. workspaceSecrets.Select(secret => Describe(orgId, secret, "workspace"))
                .Concat(orgSecrets
                    .Where(secret => !own.Contains(SecretNames.Normalize(secret.Name)))
                    .Select(secret => Describe(orgId, secret, "org")))
                .OrderBy(secret => secret.Key, StringComparer.Ordinal),
        ]);
    }

    private SecretView Describe(Guid orgId, SecretRow secret, string scope)
    {
        var readable = readability.Opens(secret.Value, new SealingContext(orgId, secret.WorkspaceId, secret.Name));
        var problem = readable ? null : SecretProblems.Unreadable();
        return new SecretView(secret.Name, readable, scope, secret.CreatedAt, secret.UpdatedAt, problem);
    }
}
