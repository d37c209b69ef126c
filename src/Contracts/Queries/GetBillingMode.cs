namespace Messaging.Contracts;

/// <summary>Asks how a workspace's billing mode resolves; answered by <see cref="BillingModeResolution"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record GetBillingMode(Guid OrgId, Guid WorkspaceId);
