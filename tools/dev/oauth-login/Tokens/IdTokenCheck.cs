using System.Text.Json;
using Messaging.OAuthLogin.Flows;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>
/// Checks an id token (OpenID Connect Core, section 3.1.3.7): signature, issuer, audience, time and nonce. It says that the
/// tokens are the answer to this login and not to somebody else's.
/// </summary>
internal sealed class IdTokenCheck(LoginContext login, Uri keysEndpoint)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2); // clocks differ

    // Public keys alone: nobody may sign with a key that we publish, nor not at all.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Checks the id token of an answer.</summary>
    /// <exception cref="LoginException">It is missing, or not to be trusted.</exception>
    public async Task CheckAsync(TokenAnswer answer)
    {
        if (answer.IdToken is not { } token)
        {
            // Without a nonce there is nothing that an id token would prove; a device login may come without one.
            if (answer.Nonce is not null)
                throw NotTrusted("it is missing in the answer of " + answer.Endpoint);
            return;
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token.Reveal(), Rules(await KeysAsync()));
        if (!result.IsValid)
            throw NotTrusted(Reason(result.Exception));
        if (answer.Nonce is not null && !FixedTime.AreEqual(Claim(result, "nonce"), answer.Nonce))
            throw NotTrusted("its nonce is not this login's");
        if (Claim(result, "azp") is { } party && party != login.Provider.ClientId)
            throw NotTrusted("it was made for another client");
    }

    private async Task<ICollection<SecurityKey>> KeysAsync()
    {
        var answer = await login.Http.GetAsync(keysEndpoint, login.Deadline);
        try
        {
            return new JsonWebKeySet(answer.Success().GetRawText()).GetSigningKeys();
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException)
        {
            throw answer.Without("set of keys");
        }
    }

    private TokenValidationParameters Rules(ICollection<SecurityKey> keys) => new()
    {
        ValidIssuer = login.Provider.Issuer,
        ValidAudience = login.Provider.ClientId,
        IssuerSigningKeys = keys,
        ValidAlgorithms = Algorithms,
        ClockSkew = Skew,
    };

    private LoginException NotTrusted(string why)
        => new($"The id token of {login.Provider.Name} is not to be trusted: {why}. Nothing was kept; start again.");

    private static string? Claim(TokenValidationResult result, string name)
        => result.Claims.TryGetValue(name, out var value) ? value as string : null;

    // Not the exceptions' own texts: they quote the token.
    private static string Reason(Exception problem) => problem switch
    {
        SecurityTokenInvalidIssuerException => "it names another issuer",
        SecurityTokenInvalidAudienceException => "it was made for another client",
        SecurityTokenInvalidLifetimeException
            or SecurityTokenExpiredException
            or SecurityTokenNotYetValidException
            or SecurityTokenNoExpirationException
            => "it is not good at this time (is this machine's clock right?)",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidAlgorithmException
            => "none of the provider's keys has signed it",
        _ => "it is not of the form",
    };
}
