using Messaging.Api.Access.Callers;
using Messaging.Api.Http.Navigation;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Access.Sessions;

/// <summary>
/// Lets a request of a cookie session change something only with the session's anti-forgery token: a browser sends the cookie
/// along with whatever any page asks it to send. Requests with an <c>Authorization</c> header need none. A request that only
/// reads needs none either; where it has one, it must be the session's: a page that is left over from somebody else's session is
/// not to show what this one may see.
/// </summary>
internal sealed class AntiForgeryMiddleware(RequestDelegate next, AntiForgery antiForgery)
{
    /// <summary>Runs the request, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (CookieSession.Of(http) is not { } session || !IsAtStake(http) || antiForgery.IsValid(session, await SentAsync(http)))
        {
            await next(http);
            return;
        }

        // A form of a page that was opened in an earlier session: the page that comes instead has a form that works.
        if (PageRoute.Of(http) is not null)
        {
            http.Response.SeeOther(PagePaths.Home);
            return;
        }

        throw new RefusedException(
            ProblemCodes.AntiForgeryRequired,
            "a request of a cookie session needs the anti-forgery token of that session's pages "
                + $"in the header {AntiForgery.Header}; reload the page");
    }

    // A session that is not valid changes nothing: it is refused for what it is.
    private static bool IsAtStake(HttpContext http)
        => (ChangesSomething(http.Request) || http.Request.Headers.ContainsKey(AntiForgery.Header))
            && Caller.Of(http.User) is not null
            && http.GetEndpoint()?.Metadata.GetMetadata<SessionStart>() is null;

    private static bool ChangesSomething(HttpRequest request)
        => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static async Task<string?> SentAsync(HttpContext http)
    {
        if (http.Request.Headers[AntiForgery.Header] is [var header])
            return header;

        return PageRoute.Of(http) is not null && await HtmlForm.ReadAsync(http) is { } form ? (string?)form[AntiForgery.Field] : null;
    }
}
