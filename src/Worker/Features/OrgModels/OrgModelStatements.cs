using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>The SQL of org models.</summary>
internal static class OrgModelStatements
{
    /// <summary>Selects the active version for <see cref="OrgModelRow.Read"/>; no row where there is none.</summary>
    public static NpgsqlBatchCommand Active(Guid orgId)
        => Sql.Statement($"SELECT {OrgModelRow.Columns} FROM {OrgModelRow.Tables} WHERE v.org_id = $1 AND v.active", orgId);

    /// <summary>Selects one version for <see cref="OrgModelRow.Read"/>.</summary>
    public static NpgsqlBatchCommand One(Guid orgId, long version)
        => Sql.Statement($"SELECT {OrgModelRow.Columns} FROM {OrgModelRow.Tables} WHERE v.org_id = $1 AND v.version = $2", orgId, version);

    /// <summary>Selects the number of the newest version; 0 before the first.</summary>
    public static NpgsqlBatchCommand Newest(Guid orgId)
        => Sql.Statement("SELECT coalesce(max(version), 0) FROM org_model_versions WHERE org_id = $1", orgId);

    /// <summary>Stores a credential.</summary>
    public static NpgsqlBatchCommand PutCredential(
        Guid orgId, Guid id, SealedValue value, DateTimeOffset? expiresAt, DateTimeOffset now) => Sql.Statement(
        "INSERT INTO org_model_credentials (org_id, id, sealed_value, expires_at, created_at) VALUES ($1, $2, $3, $4, $5)",
        orgId, id, value.Text, expiresAt, now);

    /// <summary>Makes the active version inactive; to be executed before <see cref="Append"/>, because only one may be active.</summary>
    public static NpgsqlBatchCommand Deactivate(Guid orgId)
        => Sql.Statement("UPDATE org_model_versions SET active = false WHERE org_id = $1 AND active", orgId);

    /// <summary>Appends a version as the active one.</summary>
    public static NpgsqlBatchCommand Append(Guid orgId, OrgModelRow row)
    {
        var statement = Sql.Statement(
            """
            INSERT INTO org_model_versions
                (org_id, version, provider, model, canonical_model, base_url, credential_type, credential_id, tos_acknowledged_at,
                 tos_acknowledged_by, created_by, created_at, rolled_back_from, active, tos_notices)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, true, $14)
            """,
            orgId,
            row.Version,
            row.Provider,
            row.Model,
            row.CanonicalModel,
            row.BaseUrl,
            row.CredentialType,
            row.CredentialId,
            row.Acknowledgement.At,
            row.Acknowledgement.By,
            row.CreatedBy,
            row.CreatedAt,
            row.RolledBackFrom);
        statement.Parameters.Add(new NpgsqlParameter { Value = row.Acknowledgement.NoticesText, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return statement;
    }
}
