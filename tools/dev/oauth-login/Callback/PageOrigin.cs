using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Messaging.OAuthLogin.Callback;

/// <summary>
/// The browser's consent for a page of the provider to send a request to this machine and read what comes: CORS, and what
/// Chromium asks for beside it (Private Network Access). xAI's page delivers the code so, and shows it to be copied otherwise.
/// </summary>
internal static class PageOrigin
{
    /// <summary>Gives the consent where the request comes from such a page.</summary>
    /// <returns>Whether it does.</returns>
    public static bool Allow(HttpContext context, IReadOnlyList<string> origins)
    {
        var headers = context.Response.Headers;
        if (context.Request.Headers.Origin is not [{ } origin] || !origins.Contains(origin, StringComparer.Ordinal))
            return false;

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = "GET";
        headers.Vary = HeaderNames.Origin;
        headers["Access-Control-Allow-Private-Network"] = "true";
        return true;
    }
}
