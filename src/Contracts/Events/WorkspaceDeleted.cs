namespace Messaging.Contracts;

/// <summary>A workspace was deleted with its secrets.</summary>
/// <param name="Name">What people called it.</param>
public sealed record WorkspaceDeleted(string Name) : AuditRecord;
