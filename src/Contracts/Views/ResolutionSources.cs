namespace Messaging.Contracts;

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
