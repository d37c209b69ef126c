using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Login;
using Messaging.Api.Access.Rules;
using Messaging.Api.Access.Sessions;
using Messaging.Api.Http.Navigation;

namespace Messaging.Api.Pages;

/// <summary>Signing in and out.</summary>
internal static class LoginRoutes
{
    private const int MaxFormBytes = 16 * 1024;

    /// <summary>Adds the routes.</summary>
    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet(PagePaths.Login, ShowLoginAsync).AsPage().RequireAccess(AccessRule.Anyone);
        app.MapPost(PagePaths.Login, LogInAsync).AsPage().RequireAccess(AccessRule.Anyone)
            .WithMetadata(new SessionStart(), new HtmlFormLimit(MaxFormBytes));
        app.MapPost(PagePaths.Logout, LogOut).AsPage().RequireAccess(AccessRule.Anyone)
            .WithMetadata(new HtmlFormLimit(MaxFormBytes));
    }

    private static async Task<IResult> ShowLoginAsync(HttpContext http, SessionCookie cookie, DevelopmentPeople people)
    {
        var notice = Caller.Of(http.User) is { } caller ? $"You are signed in as {caller.Subject}. Signing in again replaces that." : null;
        if (notice is null && CookieSession.Of(http) is not null)
        {
            cookie.End(http);
            notice = "Your session has ended. Sign in again to go on.";
        }

        return await ShowAsync(http, people, StatusCodes.Status200OK, http.Request.Query["return_to"], notice: notice);
    }

    private static async Task<IResult> LogInAsync(HttpContext http, LoginService logins, SessionCookie cookie, DevelopmentPeople people)
    {
        if (await HtmlForm.ReadAsync(http) is not { } form)
        {
            return await ShowAsync(
                http, people, StatusCodes.Status415UnsupportedMediaType, returnTo: null, "Send the token with the form below.");
        }

        var attempt = await logins.TryAsync(http, form["token"], form["person"]);
        if (attempt.Error is not null)
            return await ShowAsync(http, people, attempt.Status, form["return_to"], attempt.Error);

        cookie.Begin(http, attempt.Token, attempt.Expires);
        http.Response.SeeOther(LocalPath.Read(form["return_to"]) ?? PagePaths.Home);
        return Results.Empty;
    }

    private static void LogOut(HttpContext http, SessionCookie cookie)
    {
        cookie.End(http);
        http.Response.SeeOther(PagePaths.Login);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, DevelopmentPeople people, int status, string? returnTo, string? error = null, string? notice = null)
    {
        var back = LocalPath.Read(returnTo) ?? PagePaths.Home;
        http.Features.Set(new LoginView(back, await people.ReadAsync(http.RequestAborted), error, notice));
        return PageResults.Page<LoginPage>(status);
    }
}
