namespace Messaging.Contracts;

/// <summary>A workspace's process ended by itself.</summary>
/// <param name="ProvisionId">The provision whose process it was.</param>
/// <param name="ExitCode">Its exit code; null when a signal ended it or nobody saw how.</param>
/// <param name="Signal">The signal that ended it, or null.</param>
public sealed record WorkspaceStopped(Guid ProvisionId, int? ExitCode, int? Signal) : AuditRecord;
