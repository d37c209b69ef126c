namespace Messaging.Contracts;

/// <summary>A workspace could not be started.</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">What to do.</param>
/// <param name="Resolution">The billing mode it would have been started with.</param>
public sealed record WorkspaceProvisionFailed(Guid ProvisionId, string Code, string Error, BillingModeResolution Resolution) : AuditRecord;
