namespace Messaging.Contracts;

/// <summary>A workspace was created.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">Its own model, or null.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
public sealed record WorkspaceCreated(string Name, string Runtime, string? Model, Guid? ParentId) : AuditRecord;
