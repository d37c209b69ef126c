namespace Messaging.Contracts;

/// <summary>The organization's default billing mode was set.</summary>
/// <param name="OldMode">The stored mode before, or null.</param>
/// <param name="NewMode">The stored mode now, or null.</param>
public sealed record OrgBillingDefaultSet(string? OldMode, string? NewMode) : AuditRecord;

/// <summary>A workspace's own billing mode was set.</summary>
/// <param name="OldOverride">The stored override before, or null.</param>
/// <param name="NewOverride">The stored override now, or null.</param>
/// <param name="Resolution">How the mode resolves now.</param>
public sealed record WorkspaceBillingModeSet(string? OldOverride, string? NewOverride, BillingModeResolution Resolution) : AuditRecord;
