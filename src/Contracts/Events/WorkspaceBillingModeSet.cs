namespace Messaging.Contracts;

/// <summary>A workspace's own billing mode was set.</summary>
/// <param name="OldOverride">The stored override before, or null.</param>
/// <param name="NewOverride">The stored override now, or null.</param>
/// <param name="Resolution">How the mode resolves now.</param>
public sealed record WorkspaceBillingModeSet(string? OldOverride, string? NewOverride, BillingModeResolution Resolution) : AuditRecord;
