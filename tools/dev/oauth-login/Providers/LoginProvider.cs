namespace Messaging.OAuthLogin.Providers;

/// <summary>What is known of one provider's login. The data itself is <c>providers.json</c>.</summary>
internal sealed record LoginProvider
{
    /// <summary>Its name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The issuer of its tokens (RFC 8414, section 2); compared as text.</summary>
    public required string Issuer { get; init; }

    /// <summary>
    /// Where it publishes its endpoints (OpenID Connect Discovery 1.0); what is found there goes before what is written here.
    /// </summary>
    public Uri? DiscoveryEndpoint { get; init; }

    /// <summary>Where the browser is sent to.</summary>
    public required Uri AuthorizationEndpoint { get; init; }

    /// <summary>Where a code is exchanged for tokens.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>How the exchange is written.</summary>
    public required TokenRequestForm TokenRequest { get; init; }

    /// <summary>Whether the exchange repeats the <c>state</c>, which no standard asks for.</summary>
    public bool StateInTokenRequest { get; init; }

    /// <summary>The public client. There is no secret: PKCE stands in for it.</summary>
    public required string ClientId { get; init; }

    /// <summary>What is asked for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What this provider wants in the authorization request beside the standard's parameters.</summary>
    public IReadOnlyDictionary<string, string> AuthorizationParameters { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a <c>nonce</c> is sent, which then must stand in the id token.</summary>
    public bool Nonce { get; init; }

    /// <summary>Whether the id token is checked against the provider's keys, which takes a <see cref="DiscoveryEndpoint"/>.</summary>
    public bool ChecksIdToken { get; init; }

    /// <summary>Where the browser comes back to.</summary>
    public required Redirect Redirect { get; init; }

    /// <summary>The provider's page that shows the code to paste; null where there is none.</summary>
    public Uri? ManualRedirect { get; init; }

    /// <summary>The login on another device; null where there is none.</summary>
    public DeviceLogin? Device { get; init; }

    /// <summary>
    /// Where to read what is known of the account: for each member of the bundle's <c>account</c> a path that begins with
    /// <c>answer</c>, <c>id_token</c> or <c>access_token</c> and goes on with the names of members.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Account { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Known trouble, to be told before anybody signs in.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
