using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;
using Messaging.OAuthLogin.Providers;

namespace Messaging.OAuthLogin.Flows;

/// <summary>
/// The request that the browser carries to the provider: authorization code with PKCE (RFC 6749, section 4.1.1; RFC 7636) and,
/// where there is an id token, a nonce (OpenID Connect Core, section 3.1.2.1). Verifier, state and nonce are each a random
/// text of their own: the verifier never stands in an address.
/// </summary>
internal sealed class AuthorizationRequest(LoginProvider provider)
{
    /// <summary>Proves at the exchange that the one who asks for the tokens is the one who began.</summary>
    public SecretText Verifier { get; } = new(RandomText.Create());

    /// <summary>Proves that what comes back belongs to this login.</summary>
    public string State { get; } = RandomText.Create();

    /// <summary>Proves that the id token belongs to this login; null where the provider is sent none.</summary>
    public string? Nonce { get; } = provider.Nonce ? RandomText.Create() : null;

    /// <summary>S256 (RFC 7636, section 4.2).</summary>
    public static string Challenge(SecretText verifier)
        => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Reveal())));

    /// <summary>The address for the browser. Nothing in it is secret.</summary>
    /// <param name="endpoint">The authorization endpoint.</param>
    /// <param name="redirect">Where the browser is sent back to.</param>
    public Uri Address(Uri endpoint, Uri redirect)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("response_type", "code"),
            new("client_id", provider.ClientId),
            new("redirect_uri", redirect.OriginalString),
            new("scope", string.Join(' ', provider.Scopes)),
            new("code_challenge", Challenge(Verifier)),
            new("code_challenge_method", "S256"),
            new("state", State),
            .. provider.AuthorizationParameters,
        ];
        if (Nonce is not null)
            parameters.Add(new("nonce", Nonce));

        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        return new UriBuilder(endpoint) { Query = endpoint.Query.Length > 1 ? $"{endpoint.Query}&{query}" : query }.Uri;
    }
}
