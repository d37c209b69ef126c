using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>
/// Grok's <c>auth.json</c>:
/// <c>{"https://auth.x.ai::&lt;client&gt;":{"key","refresh_token","expires_at","oidc_issuer","oidc_client_id"}}</c>,
/// an entry for each client that logged in. The one that lasts longest is taken.
/// </summary>
internal sealed class GrokShape : IBundleShape
{
    private const string Provider = "xai";
    private const string Issuer = "https://auth.x.ai";
    private const string Prefix = Issuer + "::";
    private const string Shown = Prefix + "<client>";

    /// <inheritdoc/>
    public string? Tool => "grok";

    /// <inheritdoc/>
    public bool Recognizes(JsonElement root) => root.EnumerateObject().Any(member => IsLogin(member.Name));

    /// <inheritdoc/>
    public OAuthBundle? Read(BundleMembers root, string providerId)
    {
        if (!root.IsFor(Provider, providerId))
            return null;

        var bundles = root.Names.Where(IsLogin)
            .Select(name => ReadLogin(root.Object(name, Shown), name[Prefix.Length..]))
            .OfType<OAuthBundle>()
            .ToArray();
        if (bundles.Length == 0)
            root.Refuse($"has no access token (no {Shown}.key); log in again and paste the whole JSON");
        return bundles.MaxBy(bundle => bundle.ExpiresAt ?? DateTimeOffset.MinValue);
    }

    private static OAuthBundle? ReadLogin(BundleMembers? login, string client)
    {
        // An entry without a token is what a logout leaves behind.
        return login?.Token("key") is not { } accessToken ? null : new OAuthBundle
        {
            Provider = Provider,
            AccessToken = accessToken,
            RefreshToken = login.Token("refresh_token"),
            ExpiresAt = login.Time("expires_at") ?? JwtClaims.ExpiryOf(accessToken),
            Issuer = login.Text("oidc_issuer") ?? Issuer,
            ClientId = login.Text("oidc_client_id") ?? (BundleMembers.IsPlain(client) ? client : null),
        };
    }

    private static bool IsLogin(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
