using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Access.Sessions;

/// <summary>
/// The cookie that a dashboard session is. It holds the token itself, so every instance can check it, nothing is stored, and
/// it ends when the token does.
/// </summary>
internal sealed class SessionCookie(IHostEnvironment environment, TimeProvider time)
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "messaging-session";

    // RFC 6265bis, section 5.6: browsers ignore a cookie whose name and value have more than 4096 bytes together.
    private const int MaxCookieBytes = 4096;

    /// <summary>How long a token can be and still be kept by a browser.</summary>
    public static int MaxTokenCharacters => MaxCookieBytes - Name.Length;

    /// <summary>Finds the session of a request. An <c>Authorization</c> header always wins: then there is none.</summary>
    public static CookieSession? Read(HttpRequest request)
        => !request.Headers.ContainsKey(HeaderNames.Authorization) && request.Cookies[Name] is { Length: > 0 } token
            ? new CookieSession(token)
            : null;

    /// <summary>Begins a session.</summary>
    /// <param name="http">The answer gets the cookie.</param>
    /// <param name="token">A valid token.</param>
    /// <param name="expires">When it ends.</param>
    public void Begin(HttpContext http, string token, DateTimeOffset expires)
    {
        var options = Options();
        options.Expires = expires;
        options.MaxAge = expires - time.GetUtcNow();
        http.Response.Cookies.Append(Name, token, options);
    }

    /// <summary>Ends the session.</summary>
    public void End(HttpContext http) => http.Response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Path = "/",
        // In Development the Api is reached over plain http.
        Secure = !environment.IsDevelopment(),
        IsEssential = true,
    };
}
