using Messaging.Contracts;
using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>Exchanges a code for tokens (RFC 6749, section 4.1.3).</summary>
internal static class CodeExchange
{
    /// <summary>The exchange.</summary>
    /// <param name="login">The login.</param>
    /// <param name="code">The code, which is good once.</param>
    /// <param name="verifier">The PKCE verifier (RFC 7636, section 4.5).</param>
    /// <param name="redirect">The redirect that the code came by; compared by the provider, character by character.</param>
    /// <param name="state">The state, for providers that want it again; null where there was none.</param>
    /// <param name="nonce">The nonce that was sent, or null.</param>
    public static async Task<TokenAnswer> RedeemAsync(
        LoginContext login, SecretText code, SecretText verifier, Uri redirect, string? state, string? nonce)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code.Reveal(),
            ["redirect_uri"] = redirect.OriginalString,
            ["client_id"] = login.Provider.ClientId,
            ["code_verifier"] = verifier.Reveal(),
        };
        if (login.Provider.StateInTokenRequest && state is not null)
            parameters["state"] = state;

        var answer = login.Provider.TokenRequest == TokenRequestForm.Json
            ? await login.Http.PostJsonAsync(login.Endpoints.Token, parameters, login.Deadline)
            : await login.Http.PostFormAsync(login.Endpoints.Token, parameters, login.Deadline);
        return TokenAnswer.Read(answer, nonce);
    }
}
