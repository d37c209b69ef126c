namespace Messaging.Contracts;

/// <summary>Asks where the organization's audit trail ends; answered by <see cref="AuditHead"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetAuditHead(Guid OrgId);
