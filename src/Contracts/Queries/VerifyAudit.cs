namespace Messaging.Contracts;

/// <summary>Asks for a walk of the organization's audit chain; answered by <see cref="AuditVerification"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record VerifyAudit(Guid OrgId);
