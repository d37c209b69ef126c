using Messaging.Api.Access.Sessions;
using Messaging.Api.Http.Navigation;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Access.Rules;

/// <summary>Answers a refused access: <c>401</c> without a valid token, <c>403</c> without the scope.</summary>
internal sealed class AuthorizationResultHandler : IAuthorizationMiddlewareResultHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorizeResult);
        if (authorizeResult.Succeeded)
            return next(context);

        if (PageRoute.Of(context) is not null)
            return LeadElsewhere(context, authorizeResult.Challenged);

        return authorizeResult.Challenged ? Unauthenticated(context) : InsufficientScope(context);
    }

    // A person is not helped by a status: a page says what to do.
    private static Task LeadElsewhere(HttpContext http, bool toLogin)
    {
        if (toLogin)
            http.SeeLogin();
        else
            http.Response.SeeOther(PagePaths.Forbidden);

        return Task.CompletedTask;
    }

    private static Task Unauthenticated(HttpContext http)
    {
        // RFC 6750, section 3.1: no error code where no token was sent.
        var sent = !string.IsNullOrEmpty(http.Request.Headers.Authorization);
        http.Response.Headers[HeaderNames.WWWAuthenticate] = sent ? "Bearer error=\"invalid_token\"" : "Bearer";
        if (CookieSession.Of(http) is not null)
            return ProblemWriter.WriteAsync(http, new Problem(ProblemCodes.Unauthenticated, "the session has ended; sign in again"));

        return ProblemWriter.WriteAsync(http, new Problem(
            ProblemCodes.Unauthenticated,
            sent
                ? "the token is not valid here: it may be expired, for another audience, or without the claims sub and org; get a new one"
                : "send a valid bearer token in the Authorization header"));
    }

    private static Task InsufficientScope(HttpContext http)
    {
        var scope = http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>()?.Scopes is [var first, ..] ? first : "";
        http.Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
        return ProblemWriter.WriteAsync(http, AccessProblems.MissingScope(scope));
    }
}
