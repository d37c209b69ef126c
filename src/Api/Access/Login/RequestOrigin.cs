using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Access.Login;

/// <summary>Whether a request was made by a page of ours.</summary>
internal static class RequestOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>
    /// Whether a stranger's page made a browser send this: a page that signs somebody in to an account of the stranger's would
    /// learn what is entered there. Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/, or for
    /// older ones RFC 6454); what says nothing of it is not a browser, and has nobody's cookies.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers[FetchSite] is [{ } site])
            return site is not ("same-origin" or "none");

        return request.Headers[HeaderNames.Origin] is [{ } origin] && !IsOurs(origin, request.Host);
    }

    // Without the scheme: a proxy may have taken the TLS off. Uri leaves out a scheme's own port, as browsers do.
    private static bool IsOurs(string origin, HostString host)
        => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, host.ToUriComponent(), StringComparison.OrdinalIgnoreCase);
}
