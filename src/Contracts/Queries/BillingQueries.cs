namespace Messaging.Contracts;

/// <summary>Asks how a workspace's billing mode resolves; answered by <see cref="BillingModeResolution"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record GetBillingMode(Guid OrgId, Guid WorkspaceId);

/// <summary>Asks for the organization's default billing mode; answered by <see cref="OrgBillingDefaultView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetOrgBillingDefault(Guid OrgId);

/// <summary>Asks for the vendor keys; answered by <see cref="StripListView"/>.</summary>
public sealed record GetStripList();

/// <summary>The strip list.</summary>
/// <param name="Names">The vendor keys, sorted.</param>
public sealed record StripListView(IReadOnlyList<string> Names);
