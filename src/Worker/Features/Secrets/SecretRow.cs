using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Features.Secrets;

/// <summary>A stored secret.</summary>
/// <param name="WorkspaceId">The workspace it belongs to; null for one of the organization.</param>
/// <param name="Name">The environment name.</param>
/// <param name="Value">The sealed value.</param>
/// <param name="Version">The command that wrote the value.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
internal sealed record SecretRow(
    Guid? WorkspaceId, string Name, SealedValue Value, Guid Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The columns of <c>workspace_secrets</c> that <see cref="Read"/> expects, in order.</summary>
    public const string WorkspaceColumns = "workspace_id, key, sealed_value, version, created_at, updated_at";

    /// <summary>The columns of <c>org_secrets</c> that <see cref="Read"/> expects, in order.</summary>
    public const string OrgColumns = "NULL::uuid, key, sealed_value, version, created_at, updated_at";

    /// <summary>Reads a row of either table.</summary>
    public static SecretRow Read(NpgsqlDataReader reader) => new(
        reader.IsDBNull(0) ? null : reader.GetGuid(0),
        reader.GetString(1),
        new SealedValue(reader.GetString(2)),
        reader.GetGuid(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.GetFieldValue<DateTimeOffset>(5));
}
