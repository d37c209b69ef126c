using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http.Navigation;
using Microsoft.AspNetCore.Components;

namespace Messaging.Api.Pages;

/// <summary>The pages of the dashboard. They are shells: what they show and do goes through the programs' routes.</summary>
internal static class PageRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<OrgSettingsPage>(PagePaths.OrgSettings).RequireAccess(Scopes.Org);
        app.MapPage<WorkspacesPage>(PagePaths.Workspaces).RequireAccess(Scopes.Workspaces);
        app.MapPage<WorkspacePage>(PagePaths.Workspace).RequireAccess(Scopes.Workspaces);
        app.MapPage<AuditPage>(PagePaths.Audit).RequireAccess(Scopes.Org);
        app.MapGet(PagePaths.Home, GoHome).AsPage(new PageRoute(ForBrowsersOnly: true)).RequireAccess(AccessRule.AnySignedIn);
        app.MapGet(PagePaths.Forbidden, () => PageResults.Page<ForbiddenPage>(StatusCodes.Status403Forbidden)).AsPage()
            .RequireAccess(AccessRule.Anyone);
    }

    /// <summary>Marks a route as one that answers with a page.</summary>
    public static RouteHandlerBuilder AsPage(this RouteHandlerBuilder route, PageRoute? mark = null)
        => route.ExcludeFromDescription().WithMetadata(mark ?? new PageRoute());

    private static RouteHandlerBuilder MapPage<TPage>(this IEndpointRouteBuilder app, string path)
        where TPage : IComponent
        => app.MapGet(path, () => PageResults.Page<TPage>()).AsPage();

    private static void GoHome(HttpContext http, Caller caller) => http.Response.SeeOther(HomeOf(caller));

    private static string HomeOf(Caller caller)
    {
        if (caller.May([Scopes.Workspaces]))
            return PagePaths.Workspaces;

        return caller.May([Scopes.Org]) ? PagePaths.OrgSettings : PagePaths.Forbidden;
    }
}
