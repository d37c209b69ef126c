namespace Messaging.Contracts;

/// <summary>A workspace was started.</summary>
/// <param name="ProvisionId">The provision; one process was started for it.</param>
/// <param name="Model">The effective model.</param>
/// <param name="Resolution">The billing mode it was started with.</param>
/// <param name="Kept">Names kept as they were stored.</param>
/// <param name="Stripped">Names kept out.</param>
/// <param name="Injected">Names the platform put in.</param>
public sealed record WorkspaceProvisioned(Guid ProvisionId, string? Model, BillingModeResolution Resolution, IReadOnlyList<string> Kept, IReadOnlyList<string> Stripped, IReadOnlyList<string> Injected) : AuditRecord;
