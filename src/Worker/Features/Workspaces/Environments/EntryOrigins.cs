namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Where a name of a composed environment comes from.</summary>
internal static class EntryOrigins
{
    /// <summary>A secret of the organization.</summary>
    public const string OrgSecret = "org_secret";

    /// <summary>A secret of the workspace.</summary>
    public const string WorkspaceSecret = "workspace_secret";

    /// <summary>The organization's active model.</summary>
    public const string OrgModel = "org_model";

    /// <summary>The platform's billing and proxy.</summary>
    public const string Platform = "platform";

    /// <summary>The system's own names, and the workspace's own fields.</summary>
    public const string System = "system";
}
