namespace Messaging.Contracts;

/// <summary>How a billing mode was decided, and from what.</summary>
/// <param name="WorkspaceId">The workspace asked for; null where the organization itself was.</param>
/// <param name="ResolvedMode">Always one of <see cref="BillingModes"/>.</param>
/// <param name="WorkspaceOverride">The raw stored override, also when it is garbled; null only when there is none.</param>
/// <param name="OrgDefault">The recognized mode the organization rung saw, else <c>platform_managed</c>.</param>
/// <param name="Source">One of <see cref="ResolutionSources"/>.</param>
/// <param name="OrgModel">Canonical id of the organization's active model, or null.</param>
public sealed record BillingModeResolution(
    Guid? WorkspaceId,
    string ResolvedMode,
    string? WorkspaceOverride,
    string OrgDefault,
    string Source,
    string? OrgModel);
