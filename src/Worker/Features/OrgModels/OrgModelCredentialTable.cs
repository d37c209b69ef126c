using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Sealing;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>
/// The sealed credentials of org models. The context of one follows from the versions that share it, which agree: a credential is kept
/// only for the same provider and type.
/// </summary>
internal static class OrgModelCredentialTable
{
    /// <summary>The table.</summary>
    public static SealedTable Table { get; } = new(
        "org_model_credentials",
        """
        SELECT org_id, id, version.provider, version.credential_type, sealed_value
        FROM org_model_credentials AS credential
        LEFT JOIN LATERAL (
            SELECT provider, credential_type FROM org_model_versions
            WHERE org_id = credential.org_id AND credential_id = credential.id LIMIT 1
        ) AS version ON true
        WHERE (org_id, id) > ($1, $2) AND split_part(substr(sealed_value, 1, 32), '.', 2) <> $4
        ORDER BY org_id, id LIMIT $5
        """,
        Read,
        """
        WITH free AS (
            SELECT stored.org_id, stored.id, moved.new_value
            FROM unnest($1, $2, $4, $5) AS moved (org_id, id, old_value, new_value)
            JOIN org_model_credentials AS stored USING (org_id, id)
            WHERE stored.sealed_value = moved.old_value
            FOR NO KEY UPDATE OF stored SKIP LOCKED
        )
        UPDATE org_model_credentials AS stored SET sealed_value = free.new_value FROM free
        WHERE (stored.org_id, stored.id) = (free.org_id, free.id)
        """,
        IdOf: "credential");

    private static SealedRow Read(NpgsqlDataReader reader)
    {
        var (orgId, id) = (reader.GetGuid(0), reader.GetGuid(1));
        var context = reader.Text(2) is { } provider
            ? new SealingContext(orgId, null, OrgModelForm.CredentialName(provider, reader.GetString(3)))
            : null;
        return new SealedRow(orgId, id, null, context, new SealedValue(reader.GetString(4)));
    }
}
