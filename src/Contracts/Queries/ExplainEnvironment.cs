namespace Messaging.Contracts;

/// <summary>Asks what a workspace would be started with now; answered by <see cref="EnvironmentView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record ExplainEnvironment(Guid OrgId, Guid WorkspaceId);
