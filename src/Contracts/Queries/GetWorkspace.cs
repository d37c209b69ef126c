namespace Messaging.Contracts;

/// <summary>Asks for one workspace; answered by <see cref="WorkspaceView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record GetWorkspace(Guid OrgId, Guid WorkspaceId);
