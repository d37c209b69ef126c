namespace Messaging.Contracts;

/// <summary>Asks which organizations have a workspace of this id; for the platform's administrators. Answered by <see cref="WorkspaceOwners"/>.</summary>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record FindWorkspace(Guid WorkspaceId);
