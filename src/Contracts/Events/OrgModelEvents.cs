namespace Messaging.Contracts;

/// <summary>A version of the organization's model was appended and is the active one now.</summary>
/// <param name="Version">The version.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="RolledBackFrom">The version whose configuration this one repeats, or null.</param>
public sealed record OrgModelActivated(long Version, string CanonicalModel, string Provider, string CredentialType, long? RolledBackFrom)
    : AuditRecord;

/// <summary>
/// The subscription credential of the active version ends within a day, or has ended. Said once per version, by a scheduled job.
/// </summary>
/// <param name="Version">The active version.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="ExpiresAt">When the bundle's access token ends, UTC.</param>
public sealed record OrgModelCredentialExpiring(long Version, string CanonicalModel, string Provider, DateTimeOffset ExpiresAt)
    : AuditRecord;
