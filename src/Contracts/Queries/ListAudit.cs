namespace Messaging.Contracts;

/// <summary>Asks for a page of audit events; answered by <see cref="AuditPage"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="After">Only events after this sequence, in order.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="Type">Only events of this type, or null.</param>
/// <param name="WorkspaceId">Only events about this workspace, or null.</param>
/// <param name="Before">Only events before this sequence, newest first; null for the order in which they happened.</param>
public sealed record ListAudit(Guid OrgId, long After, int Limit, string? Type, Guid? WorkspaceId, long? Before = null);
