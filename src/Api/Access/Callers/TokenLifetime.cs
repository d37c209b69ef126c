using Microsoft.AspNetCore.Authentication;

namespace Messaging.Api.Access.Callers;

/// <summary>How long a request's token is valid.</summary>
internal static class TokenLifetime
{
    // A token may live for years; a stream need not, and whoever listens resumes without noticing.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The time that is left, at most a day.</summary>
    public static TimeSpan Left(HttpContext http, TimeProvider time)
    {
        var expires = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc
            ?? throw new InvalidOperationException("A token without an expiry was accepted.");
        var left = expires - time.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }
}
