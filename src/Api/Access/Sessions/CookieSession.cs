namespace Messaging.Api.Access.Sessions;

/// <summary>Says of a request that its token came in the session's cookie, not in an <c>Authorization</c> header.</summary>
/// <param name="Token">The token, whether or not it is valid.</param>
internal sealed record CookieSession(string Token)
{
    /// <summary>The session of a request; null for a request with an <c>Authorization</c> header, or without either.</summary>
    public static CookieSession? Of(HttpContext http) => http.Features.Get<CookieSession>();
}
