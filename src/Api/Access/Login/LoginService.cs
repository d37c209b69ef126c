using System.Globalization;

namespace Messaging.Api.Access.Login;

/// <summary>Decides whether somebody is signed in.</summary>
internal sealed partial class LoginService(
    LoginTokenValidator tokens, LoginThrottle throttle, DevelopmentPeople people, ILogger<LoginService> logger)
{
    /// <summary>Tries to sign in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="entered">The token that was entered.</param>
    /// <param name="personId">The person of the sample that was chosen instead.</param>
    public async Task<LoginResult> TryAsync(HttpContext http, string? entered, string? personId)
    {
        if (RequestOrigin.IsForeign(http.Request))
            return new(StatusCodes.Status403Forbidden, "This was sent from another site. Sign in with the form below.");

        var address = http.Connection.RemoteIpAddress;
        if (!throttle.TryBegin(address))
        {
            var seconds = (int)LoginThrottle.Window.TotalSeconds;
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return new(StatusCodes.Status429TooManyRequests, "Too many attempts failed. Wait a minute, then try again.");
        }

        var token = await TokenOfAsync(entered, personId, http.RequestAborted);
        if (token.Length == 0)
            return new(StatusCodes.Status400BadRequest, "Enter a token.");

        var verdict = await tokens.CheckAsync(token);
        if (verdict.Caller is not { } caller)
            return new(StatusCodes.Status401Unauthorized, verdict.Error);

        throttle.Succeeded(address);
        LogSignedIn(logger, caller.Subject, caller.OrgId);
        return new(StatusCodes.Status303SeeOther, Error: null, token, verdict.Expires);
    }

    private async Task<string> TokenOfAsync(string? entered, string? personId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(personId))
            return WithoutScheme((entered ?? "").Trim());

        var all = await people.ReadAsync(cancellationToken);
        return all.FirstOrDefault(person => person.Id == personId)?.Token ?? "";
    }

    // Who copies a whole Authorization header means the token in it.
    private static string WithoutScheme(string entered)
        => entered.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? entered["Bearer ".Length..].Trim() : entered;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Subject} of org {OrgId} signed in to the dashboard")]
    private static partial void LogSignedIn(ILogger logger, string subject, Guid orgId);
}
