namespace Messaging.Contracts;

/// <summary>Asks how a workspace's billing mode resolves.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record GetBillingMode(Guid OrgId, Guid WorkspaceId) : IQuery<BillingModeResolution>;

/// <summary>Asks for the organization's default billing mode.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetOrgBillingDefault(Guid OrgId) : IQuery<OrgBillingDefaultView>;

/// <summary>Asks for the vendor keys.</summary>
public sealed record GetStripList() : IQuery<StripListView>;

/// <summary>The strip list.</summary>
/// <param name="Names">The vendor keys, sorted.</param>
public sealed record StripListView(IReadOnlyList<string> Names);
