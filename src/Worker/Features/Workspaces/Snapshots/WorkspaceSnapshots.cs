using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>Reads snapshots; one round trip, whether for one workspace or a page of them.</summary>
internal static class WorkspaceSnapshots
{
    /// <summary>One workspace; null when the organization has none of this id.</summary>
    public static async Task<WorkspaceSnapshot?> ReadAsync(NpgsqlConnection connection, Guid orgId, Guid workspaceId, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            connection,
            orgId,
            Sql.Statement($"SELECT {WorkspaceRow.Columns} FROM workspaces WHERE org_id = $1 AND id = $2", orgId, workspaceId),
            Sql.Statement($"SELECT {SecretRow.WorkspaceColumns} FROM workspace_secrets WHERE org_id = $1 AND workspace_id = $2 ORDER BY key", orgId, workspaceId),
            cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>A page of an organization's workspaces, by creation.</summary>
    public static Task<List<WorkspaceSnapshot>> PageAsync(NpgsqlConnection connection, Guid orgId, long after, int limit, CancellationToken cancellationToken)
        => PageAsync(connection, "FROM workspaces WHERE org_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3", orgId, after, limit, cancellationToken);

    /// <summary>A page of an organization's workspaces, newest first.</summary>
    public static Task<List<WorkspaceSnapshot>> PageBackwardsAsync(NpgsqlConnection connection, Guid orgId, long before, int limit, CancellationToken cancellationToken)
        => PageAsync(connection, "FROM workspaces WHERE org_id = $1 AND ordinal < $2 ORDER BY ordinal DESC LIMIT $3", orgId, before, limit, cancellationToken);

    private static Task<List<WorkspaceSnapshot>> PageAsync(
        NpgsqlConnection connection, string page, Guid orgId, long from, int limit, CancellationToken cancellationToken) => ReadAsync(
            connection,
            orgId,
            Sql.Statement($"SELECT {WorkspaceRow.Columns} {page}", orgId, from, limit),
            Sql.Statement(
                $"SELECT {SecretRow.WorkspaceColumns} FROM workspace_secrets WHERE org_id = $1 AND workspace_id IN (SELECT id {page}) ORDER BY key",
                orgId, from, limit),
            cancellationToken);

    private static async Task<List<WorkspaceSnapshot>> ReadAsync(
        NpgsqlConnection connection, Guid orgId, NpgsqlBatchCommand workspaces, NpgsqlBatchCommand secrets, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement("SELECT llm_billing_mode FROM organizations WHERE id = $1", orgId),
            OrgModelStatements.Active(orgId),
            Sql.Statement($"SELECT {SecretRow.OrgColumns} FROM org_secrets WHERE org_id = $1 ORDER BY key", orgId),
            workspaces,
            secrets);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        var mode = await reader.ReadAsync(cancellationToken) ? reader.Text(0) : null;
        await reader.NextResultAsync(cancellationToken);
        var orgModel = await reader.RowAsync(OrgModelRow.Read, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var orgSecrets = await reader.RowsAsync(SecretRow.Read, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var rows = await reader.RowsAsync(WorkspaceRow.Read, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var workspaceSecrets = (await reader.RowsAsync(SecretRow.Read, cancellationToken)).ToLookup(secret => secret.WorkspaceId!.Value);

        return [.. rows.Select(row => new WorkspaceSnapshot(orgId, mode, orgModel, row, orgSecrets, [.. workspaceSecrets[row.Id]]))];
    }
}
