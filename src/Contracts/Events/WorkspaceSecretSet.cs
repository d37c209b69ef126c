namespace Messaging.Contracts;

/// <summary>A secret of a workspace was written.</summary>
/// <param name="Name">Its name.</param>
public sealed record WorkspaceSecretSet(string Name) : AuditRecord;
