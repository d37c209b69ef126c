using System.Text.Json;
using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>A successful answer of a token endpoint (RFC 6749, section 5.1).</summary>
internal sealed class TokenAnswer
{
    private TokenAnswer(string endpoint, JsonElement members, string? nonce, SecretText accessToken)
    {
        Endpoint = endpoint;
        Members = members;
        Nonce = nonce;
        AccessToken = accessToken;
    }

    /// <summary>Who answered, as it is shown.</summary>
    public string Endpoint { get; }

    /// <summary>Everything that was answered.</summary>
    public JsonElement Members { get; }

    /// <summary>The nonce that was sent and must stand in the id token; null where none was sent.</summary>
    public string? Nonce { get; }

    /// <summary>The access token.</summary>
    public SecretText AccessToken { get; }

    /// <summary>The refresh token, if there is one.</summary>
    public SecretText? RefreshToken => Secret("refresh_token");

    /// <summary>The id token, if there is one.</summary>
    public SecretText? IdToken => Secret("id_token");

    /// <summary>How long the access token is good for, if that was said.</summary>
    public TimeSpan? Lifetime
        => Members.Number("expires_in") is { } seconds and < int.MaxValue ? TimeSpan.FromSeconds(Math.Floor(seconds)) : null;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="LoginException">It is an error, or holds no token that can be used.</exception>
    public static TokenAnswer Read(EndpointAnswer answer, string? nonce)
    {
        var members = answer.Success();
        // Section 7.1: a token of a type that is not understood must not be used.
        if (members.Text("token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw answer.Without("token_type (it is not Bearer)");

        return new TokenAnswer(
            answer.Name, members, nonce, new SecretText(members.Text("access_token") ?? throw answer.Without("access_token")));
    }

    /// <summary>The scopes that were granted: those that were asked for, where nothing is said.</summary>
    public IReadOnlyList<string> Scopes(IReadOnlyList<string> asked)
        => Members.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? asked;

    private SecretText? Secret(string name) => Members.Text(name) is { } text ? new SecretText(text) : null;
}
