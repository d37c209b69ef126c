using System.Globalization;
using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>An active version whose credential expires soon or has expired.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="Version">The active version.</param>
/// <param name="CanonicalModel">Its model.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="ExpiresAt">When the credential expires, UTC.</param>
internal sealed record ExpiringCredential(Guid OrgId, long Version, string CanonicalModel, string Provider, DateTimeOffset ExpiresAt)
{
    /// <summary>The id of the warning event; one per version.</summary>
    public Guid EventId => DerivedEventIds.Of("expiring", $"{OrgId:D}", Version.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads organization, version, model, provider and expiry.</summary>
    public static ExpiringCredential Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4));
}
