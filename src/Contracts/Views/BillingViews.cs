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

/// <summary>The rung of the resolver that supplied a billing mode.</summary>
public static class ResolutionSources
{
    /// <summary>The workspace's own stored mode.</summary>
    public const string WorkspaceOverride = "workspace_override";

    /// <summary>The organization's default, or the deployment's where the organization has none.</summary>
    public const string OrgDefault = "org_default";

    /// <summary>The organization has an active model of its own.</summary>
    public const string OrgModel = "org_model";

    /// <summary>Nothing usable was found: <see cref="BillingModes.PlatformManaged"/>.</summary>
    public const string ConstantFallback = "constant_fallback";
}

/// <summary>The organization's own default billing mode and what it leads to.</summary>
/// <param name="OrgDefault">The recognized mode the organization rung saw, else <c>platform_managed</c>.</param>
/// <param name="Rung"><c>honored</c> or <c>retired</c>: whether the deployment consults organization defaults at all.</param>
/// <param name="ResolvedMode">What a workspace without an override resolves to.</param>
/// <param name="Source">The rung that supplied it.</param>
public sealed record OrgBillingDefaultView(string OrgDefault, string Rung, string ResolvedMode, string Source);
