namespace Messaging.Contracts;

/// <summary>The subscription credential of the active version ends within a day, or has ended. Said once per version, by a scheduled job.</summary>
/// <param name="Version">The active version.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="ExpiresAt">When the bundle's access token ends, UTC.</param>
public sealed record OrgModelCredentialExpiring(long Version, string CanonicalModel, string Provider, DateTimeOffset ExpiresAt) : AuditRecord;
