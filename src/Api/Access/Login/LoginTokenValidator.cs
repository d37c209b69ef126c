using System.Security.Claims;
using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Sessions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Api.Access.Login;

/// <summary>Checks a token that somebody enters by the very rules by which a request's token is checked.</summary>
internal sealed class LoginTokenValidator(IOptionsMonitor<JwtBearerOptions> bearer)
{
    /// <summary>Checks a token.</summary>
    public async Task<LoginTokenResult> CheckAsync(string token)
    {
        if (token.Length > SessionCookie.MaxTokenCharacters)
        {
            return LoginTokenResult.Refused(
                $"This token is too long for a session: a browser keeps at most {SessionCookie.MaxTokenCharacters} characters.");
        }

        var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        var result = await options.TokenHandlers[0].ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
            return LoginTokenResult.Refused(Explain(result.Exception));

        return Caller.Of(new ClaimsPrincipal(result.ClaimsIdentity)) is { } caller
            ? new LoginTokenResult(caller, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero), Error: null)
            : LoginTokenResult.Refused("This token does not say who you are: it needs the claims sub and org.");
    }

    private static string Explain(Exception fault) => fault switch
    {
        SecurityTokenExpiredException => "This token has expired. Get a new one and enter that.",
        SecurityTokenNoExpirationException => "This token never expires, and such tokens are not accepted. Get one that does.",
        SecurityTokenNotYetValidException => "This token is not valid yet. Try again later, or get another one.",
        SecurityTokenInvalidAudienceException => "This token was issued for another service.",
        SecurityTokenMalformedException or ArgumentException => "This is not a token. Copy all of it, without anything before or after.",
        _ => "This token is not valid here. Get a new one from the issuer that this service trusts.",
    };
}
