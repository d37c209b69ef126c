namespace Messaging.Contracts;

/// <summary>A secret of a workspace was deleted.</summary>
/// <param name="Name">Its name.</param>
public sealed record WorkspaceSecretDeleted(string Name) : AuditRecord;
