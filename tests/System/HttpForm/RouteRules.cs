namespace Messaging.System.HttpForm;

/// <summary>Who may use which route, as the contract says; the description of the running Api must say the same.</summary>
public static class RouteRules
{
    private static readonly string[] Workspaces = ["admin:workspaces"];
    private static readonly string[] Org = ["admin:org"];
    private static readonly string[] Platform = ["platform:admin"];
    private static readonly string[] AnySignedIn = [];

    /// <summary>Per route the scopes of which one is needed; none where any valid token will do.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["GET /admin/workspaces/{id}/llm-billing-mode"] = Workspaces,
        ["PUT /admin/workspaces/{id}/llm-billing-mode"] = Workspaces,
        ["GET /cp/admin/workspaces/{id}/llm-billing-mode"] = Platform,
        ["PUT /cp/admin/workspaces/{id}/llm-billing-mode"] = Platform,
        ["GET /admin/org/llm-billing-mode"] = Org,
        ["PUT /admin/org/llm-billing-mode"] = Org,
        ["POST /workspaces"] = Workspaces,
        ["GET /workspaces"] = Workspaces,
        ["GET /workspaces/{id}"] = Workspaces,
        ["DELETE /workspaces/{id}"] = Workspaces,
        ["POST /workspaces/{id}/provision"] = Workspaces,
        ["GET /workspaces/{id}/environment"] = Workspaces,
        ["GET /workspaces/{id}/secrets"] = Workspaces,
        ["POST /workspaces/{id}/secrets"] = Workspaces,
        ["PUT /workspaces/{id}/secrets"] = Workspaces,
        ["DELETE /workspaces/{id}/secrets/{key}"] = Workspaces,
        ["GET /settings/secrets"] = Org,
        ["POST /settings/secrets"] = Org,
        ["PUT /settings/secrets"] = Org,
        ["DELETE /settings/secrets/{key}"] = Org,
        ["GET /org/llm-config"] = Org,
        ["GET /org/llm-config/versions"] = Org,
        ["PUT /org/llm-config"] = Org,
        ["POST /org/llm-config/rollback"] = Org,
        ["GET /org/llm-config/capability"] = AnySignedIn,
        ["GET /llm/strip-list"] = AnySignedIn,
        ["GET /runtimes"] = AnySignedIn,
        ["GET /sealing-keys"] = AnySignedIn,
        ["GET /operations/{id}"] = ["admin:workspaces", "admin:org", "platform:admin"],
        ["GET /operations"] = ["admin:workspaces", "admin:org", "platform:admin"],
        ["GET /audit"] = ["admin:org", "admin:workspaces"],
        ["GET /audit/verification"] = Org,
        ["GET /events"] = AnySignedIn,
    };

    /// <summary>The routes for which no token is needed.</summary>
    public static IReadOnlyList<string> Open { get; } = ["GET /health/live", "GET /health/ready", "GET /openapi/v1.json"];
}
