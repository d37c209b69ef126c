namespace Messaging.Contracts;

/// <summary>The secret-write gate refused a vendor key.</summary>
/// <param name="Name">The name, as it was sent.</param>
/// <param name="Scope"><c>workspace</c> or <c>org</c>.</param>
/// <param name="Resolution">The resolution that blocked it.</param>
public sealed record SecretWriteBlocked(string Name, string Scope, BillingModeResolution Resolution) : AuditRecord;
