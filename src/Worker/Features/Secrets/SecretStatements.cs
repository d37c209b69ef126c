using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>The SQL of secrets.</summary>
internal static class SecretStatements
{
    /// <summary>Selects an organization's secrets by name for <see cref="SecretRow.Read"/>.</summary>
    public static NpgsqlBatchCommand OfOrg(Guid orgId)
        => Sql.Statement($"SELECT {SecretRow.OrgColumns} FROM org_secrets WHERE org_id = $1 ORDER BY key", orgId);

    /// <summary>Selects a workspace's secrets by name for <see cref="SecretRow.Read"/>.</summary>
    public static NpgsqlBatchCommand OfWorkspace(Guid orgId, Guid workspaceId) => Sql.Statement(
        $"SELECT {SecretRow.WorkspaceColumns} FROM workspace_secrets WHERE org_id = $1 AND workspace_id = $2 ORDER BY key",
        orgId,
        workspaceId);

    /// <summary>Writes a workspace's secret, replacing one of the same name.</summary>
    public static NpgsqlBatchCommand PutWorkspace(
        Guid orgId, Guid workspaceId, string name, SealedValue value, Guid version, DateTimeOffset now) => Sql.Statement(
        """
        INSERT INTO workspace_secrets (org_id, workspace_id, key, sealed_value, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        ON CONFLICT (org_id, workspace_id, key) DO UPDATE
        SET sealed_value = excluded.sealed_value, version = excluded.version, updated_at = excluded.updated_at
        """,
        orgId, workspaceId, name, value.Text, version, now);

    /// <summary>Writes an organization's secret, replacing one of the same name.</summary>
    public static NpgsqlBatchCommand PutOrg(
        Guid orgId, string name, SealedValue value, Guid version, DateTimeOffset now) => Sql.Statement(
        """
        INSERT INTO org_secrets (org_id, key, sealed_value, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (org_id, key) DO UPDATE
        SET sealed_value = excluded.sealed_value, version = excluded.version, updated_at = excluded.updated_at
        """,
        orgId, name, value.Text, version, now);
}
