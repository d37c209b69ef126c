using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Sealing;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>The sealed values of organizations' secrets.</summary>
internal static class OrgSecretTable
{
    /// <summary>The table.</summary>
    public static SealedTable Table { get; } = new(
        "org_secrets",
        """
        SELECT org_id, key, sealed_value FROM org_secrets
        WHERE (org_id, key) > ($1, $3) AND split_part(substr(sealed_value, 1, 32), '.', 2) <> $4
        ORDER BY org_id, key LIMIT $5
        """,
        Read,
        """
        WITH free AS (
            SELECT stored.org_id, stored.key, moved.new_value
            FROM unnest($1, $3, $4, $5) AS moved (org_id, key, old_value, new_value)
            JOIN org_secrets AS stored USING (org_id, key)
            WHERE stored.sealed_value = moved.old_value
            FOR NO KEY UPDATE OF stored SKIP LOCKED
        )
        UPDATE org_secrets AS stored SET sealed_value = free.new_value FROM free
        WHERE (stored.org_id, stored.key) = (free.org_id, free.key)
        """,
        IdOf: null);

    private static SealedRow Read(NpgsqlDataReader reader)
    {
        var (orgId, key) = (reader.GetGuid(0), reader.GetString(1));
        return new SealedRow(orgId, null, key, new SealingContext(orgId, null, key), new SealedValue(reader.GetString(2)));
    }
}
