namespace Messaging.Contracts;

/// <summary>Asks for a page of the versions of the organization's model; answered by <see cref="OrgModelPage"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="Before">The cursor of the page before, or null for the newest.</param>
/// <param name="Limit">At most this many, 1–200.</param>
public sealed record ListOrgModelVersions(Guid OrgId, string? Before, int Limit);
