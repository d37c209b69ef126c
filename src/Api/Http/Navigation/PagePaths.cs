namespace Messaging.Api.Http.Navigation;

/// <summary>Where the pages are.</summary>
internal static class PagePaths
{
    /// <summary>Leads to the first page that the caller may see.</summary>
    public const string Home = "/";

    /// <summary>Signing in.</summary>
    public const string Login = "/login";

    /// <summary>Signing out.</summary>
    public const string Logout = "/logout";

    /// <summary>Where those are led who may not see a page.</summary>
    public const string Forbidden = "/forbidden";

    /// <summary>The organization's model.</summary>
    public const string OrgSettings = "/org-settings";

    /// <summary>The workspaces.</summary>
    public const string Workspaces = "/workspaces";

    /// <summary>One workspace.</summary>
    public const string Workspace = "/workspaces/{id}";

    /// <summary>The organization's audit trail.</summary>
    public const string Audit = "/audit";
}
