using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>Reads snapshots in one round trip, of one workspace or of a page of them.</summary>
internal static class WorkspaceSnapshots
{
    /// <summary>One workspace; null when the organization has none of this id.</summary>
    public static async Task<WorkspaceSnapshot?> ReadAsync(
        NpgsqlConnection connection, Guid orgId, Guid workspaceId, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            connection, orgId, One(orgId, workspaceId), SecretStatements.OfWorkspace(orgId, workspaceId), cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>
    /// One workspace without what decides its billing mode (its own mode, its organization's default and model), for an explanation when
    /// these cannot be read.
    /// </summary>
    public static async Task<WorkspaceSnapshot?> ReadWithoutRungsAsync(
        NpgsqlConnection connection, Guid orgId, Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection,
            One(orgId, workspaceId, WorkspaceRow.ColumnsWithoutMode),
            SecretStatements.OfOrg(orgId),
            SecretStatements.OfWorkspace(orgId, workspaceId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var answers = new SqlAnswers(reader);
        return await answers.RowAsync(WorkspaceRow.Read) is { } row
            ? new WorkspaceSnapshot(
                orgId,
                OrgBillingMode: null,
                OrgModel: null,
                row,
                await answers.RowsAsync(SecretRow.Read),
                await answers.RowsAsync(SecretRow.Read))
            : null;
    }

    /// <summary>A page of an organization's workspaces, in the order of their creation.</summary>
    public static Task<List<WorkspaceSnapshot>> PageAsync(
        NpgsqlConnection connection, Guid orgId, long after, int limit, CancellationToken cancellationToken)
        => PageAsync(
            connection,
            "FROM workspaces WHERE org_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3",
            orgId,
            after,
            limit,
            cancellationToken);

    /// <summary>A page of an organization's workspaces, newest first.</summary>
    public static Task<List<WorkspaceSnapshot>> PageBackwardsAsync(
        NpgsqlConnection connection, Guid orgId, long before, int limit, CancellationToken cancellationToken)
        => PageAsync(
            connection,
            "FROM workspaces WHERE org_id = $1 AND ordinal < $2 ORDER BY ordinal DESC LIMIT $3",
            orgId,
            before,
            limit,
            cancellationToken);

    private static Task<List<WorkspaceSnapshot>> PageAsync(
        NpgsqlConnection connection, string page, Guid orgId, long from, int limit, CancellationToken cancellationToken) => ReadAsync(
            connection,
            orgId,
            Sql.Statement($"SELECT {WorkspaceRow.Columns} {page}", orgId, from, limit),
            Sql.Statement(
                $"""
                SELECT {SecretRow.WorkspaceColumns} FROM workspace_secrets
                WHERE org_id = $1 AND workspace_id IN (SELECT id {page}) ORDER BY key
                """,
                orgId, from, limit),
            cancellationToken);

    private static NpgsqlBatchCommand One(Guid orgId, Guid workspaceId, string columns = WorkspaceRow.Columns)
        => Sql.Statement($"SELECT {columns} FROM workspaces WHERE org_id = $1 AND id = $2", orgId, workspaceId);

    private static async Task<List<WorkspaceSnapshot>> ReadAsync(
        NpgsqlConnection connection,
        Guid orgId,
        NpgsqlBatchCommand workspaces,
        NpgsqlBatchCommand secrets,
        CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement($"SELECT {OrgRungs.DefaultModeValue}", orgId),
            OrgModelStatements.Active(orgId),
            SecretStatements.OfOrg(orgId),
            workspaces,
            secrets);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        var answers = new SqlAnswers(reader);
        var mode = await answers.ValueAsync(row => row.Text(0));
        var orgModel = await answers.RowAsync(OrgModelRow.Read);
        var orgSecrets = await answers.RowsAsync(SecretRow.Read);
        var rows = await answers.RowsAsync(WorkspaceRow.Read);
        var workspaceSecrets = (await answers.RowsAsync(SecretRow.Read)).ToLookup(secret => secret.WorkspaceId!.Value);

        return [.. rows.Select(row => new WorkspaceSnapshot(orgId, mode, orgModel, row, orgSecrets, [.. workspaceSecrets[row.Id]]))];
    }
}
