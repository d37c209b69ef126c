namespace Messaging.Contracts;

/// <summary>Asks for the organization's active model.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetOrgModel(Guid OrgId) : IQuery<OrgModelView>;

/// <summary>Asks for a page of the versions of the organization's model.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="Before">The cursor of the page before, or null for the newest.</param>
/// <param name="Limit">At most this many, 1–200.</param>
public sealed record ListOrgModelVersions(Guid OrgId, string? Before, int Limit) : IQuery<OrgModelPage>;

/// <summary>A page of versions, newest first.</summary>
/// <param name="Items">The versions.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record OrgModelPage(IReadOnlyList<OrgModelVersionView> Items, string? Next);

/// <summary>Asks for the provider catalog.</summary>
public sealed record GetOrgModelCapability() : IQuery<OrgModelCapability>;
