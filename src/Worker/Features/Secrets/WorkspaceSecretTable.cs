using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Sealing;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>The sealed values of workspaces' secrets.</summary>
internal static class WorkspaceSecretTable
{
    /// <summary>The table.</summary>
    public static SealedTable Table { get; } = new(
        "workspace_secrets",
        """
        SELECT org_id, workspace_id, key, sealed_value FROM workspace_secrets
        WHERE (org_id, workspace_id, key) > ($1, $2, $3) AND split_part(substr(sealed_value, 1, 32), '.', 2) <> $4
        ORDER BY org_id, workspace_id, key LIMIT $5
        """,
        Read,
        """
        WITH free AS (
            SELECT stored.org_id, stored.workspace_id, stored.key, moved.new_value
            FROM unnest($1, $2, $3, $4, $5) AS moved (org_id, workspace_id, key, old_value, new_value)
            JOIN workspace_secrets AS stored USING (org_id, workspace_id, key)
            WHERE stored.sealed_value = moved.old_value
            FOR NO KEY UPDATE OF stored SKIP LOCKED
        )
        UPDATE workspace_secrets AS stored SET sealed_value = free.new_value FROM free
        WHERE (stored.org_id, stored.workspace_id, stored.key) = (free.org_id, free.workspace_id, free.key)
        """,
        IdOf: "workspace");

    private static SealedRow Read(NpgsqlDataReader reader)
    {
        var (orgId, workspaceId, key) = (reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2));
        return new SealedRow(orgId, workspaceId, key, new SealingContext(orgId, workspaceId, key), new SealedValue(reader.GetString(3)));
    }
}
