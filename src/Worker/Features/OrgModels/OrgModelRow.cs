using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>A stored version of an org model, with its credential.</summary>
/// <param name="Version">1, 2, 3, … within the organization.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Model">The model, as it was given.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="BaseUrl">The base URL, or null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="CredentialId">The credential; versions that share one have the same.</param>
/// <param name="Acknowledgement">Who acknowledged the provider's notices.</param>
/// <param name="CreatedBy">Who saved it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RolledBackFrom">The version whose configuration it repeats, or null.</param>
/// <param name="Active">Whether it is the active one.</param>
/// <param name="Credential">The credential, sealed.</param>
/// <param name="CredentialSetAt">When the credential was given, UTC.</param>
internal sealed record OrgModelRow(
    long Version,
    string Provider,
    string Model,
    string CanonicalModel,
    string? BaseUrl,
    string CredentialType,
    Guid CredentialId,
    Acknowledgement Acknowledgement,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    long? RolledBackFrom,
    bool Active,
    SealedValue Credential,
    DateTimeOffset CredentialSetAt)
{
    /// <summary>The columns that <see cref="Read"/> expects, in order, of the versions <c>v</c> and the credentials <c>c</c>.</summary>
    public const string Columns =
        "v.version, v.provider, v.model, v.canonical_model, v.base_url, v.credential_type, v.credential_id, "
        + "v.tos_acknowledged_at, v.tos_acknowledged_by, v.tos_notices, v.created_by, v.created_at, "
        + "v.rolled_back_from, v.active, c.sealed_value, c.created_at";

    /// <summary>The tables of <see cref="Columns"/>.</summary>
    public const string Tables = "org_model_versions v JOIN org_model_credentials c ON c.org_id = v.org_id AND c.id = v.credential_id";

    /// <summary>Reads a row.</summary>
    public static OrgModelRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.Text(4),
        reader.GetString(5),
        reader.GetGuid(6),
        new Acknowledgement(reader.GetFieldValue<DateTimeOffset>(7), reader.GetString(8), Acknowledgement.ReadNotices(reader.GetString(9))),
        reader.GetString(10),
        reader.GetFieldValue<DateTimeOffset>(11),
        reader.IsDBNull(12) ? null : reader.GetInt64(12),
        reader.GetBoolean(13),
        new SealedValue(reader.GetString(14)),
        reader.GetFieldValue<DateTimeOffset>(15));
}
