namespace Messaging.Contracts;

/// <summary>The organization's default billing mode was set.</summary>
/// <param name="OldMode">The stored mode before, or null.</param>
/// <param name="NewMode">The stored mode now, or null.</param>
public sealed record OrgBillingDefaultSet(string? OldMode, string? NewMode) : AuditRecord;
