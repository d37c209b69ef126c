namespace Messaging.Contracts;

/// <summary>A workspace was created.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">Its own model, or null.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
public sealed record WorkspaceCreated(string Name, string Runtime, string? Model, Guid? ParentId) : AuditRecord;

/// <summary>A workspace was started.</summary>
/// <param name="ProvisionId">The provision; one process was started for it.</param>
/// <param name="Model">The effective model.</param>
/// <param name="Resolution">The billing mode it was started with.</param>
/// <param name="Kept">Names kept as they were stored.</param>
/// <param name="Stripped">Names kept out.</param>
/// <param name="Injected">Names the platform put in.</param>
public sealed record WorkspaceProvisioned(
    Guid ProvisionId,
    string? Model,
    BillingModeResolution Resolution,
    IReadOnlyList<string> Kept,
    IReadOnlyList<string> Stripped,
    IReadOnlyList<string> Injected) : AuditRecord;

/// <summary>A workspace could not be started.</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">What to do.</param>
/// <param name="Resolution">The billing mode it would have been started with.</param>
public sealed record WorkspaceProvisionFailed(Guid ProvisionId, string Code, string Error, BillingModeResolution Resolution) : AuditRecord;

/// <summary>A workspace's process ended by itself.</summary>
/// <param name="ProvisionId">The provision whose process it was.</param>
/// <param name="ExitCode">Its exit code; null when a signal ended it or nobody saw how.</param>
/// <param name="Signal">The signal that ended it, or null.</param>
public sealed record WorkspaceStopped(Guid ProvisionId, int? ExitCode, int? Signal) : AuditRecord;

/// <summary>A workspace was deleted with its secrets.</summary>
/// <param name="Name">What people called it.</param>
public sealed record WorkspaceDeleted(string Name) : AuditRecord;
