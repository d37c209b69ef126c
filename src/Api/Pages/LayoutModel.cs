using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Sessions;

namespace Messaging.Api.Pages;

/// <summary>What the frame around every page shows.</summary>
/// <param name="Caller">Who is signed in; null for nobody.</param>
/// <param name="AntiForgeryToken">For the page's scripts and forms; null without a cookie session.</param>
/// <param name="Path">The page that is shown.</param>
internal sealed record LayoutModel(Caller? Caller, string? AntiForgeryToken, string Path)
{
    /// <summary>The frame of the page that a request asks for.</summary>
    public static LayoutModel Of(HttpContext http)
    {
        var caller = Access.Callers.Caller.Of(http.User);
        var token = caller is not null && CookieSession.Of(http) is { } session
            ? http.RequestServices.GetRequiredService<AntiForgery>().TokenFor(session)
            : null;
        return new LayoutModel(caller, token, http.Request.Path.Value ?? "");
    }

    /// <summary>Whether the person may use what this scope allows.</summary>
    public bool May(string scope) => Caller?.May([scope]) == true;

    /// <summary>What <c>aria-current</c> says of a link: whether it leads to this page, or to the list that this page is of.</summary>
    public string? Current(string path)
    {
        if (Path == path)
            return "page";

        return Path.StartsWith(path + "/", StringComparison.Ordinal) ? "true" : null;
    }
}
