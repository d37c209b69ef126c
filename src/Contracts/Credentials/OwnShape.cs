using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.Contracts;

/// <summary>
/// Our own form: <c>{"bundle_version":1,"provider","access_token","refresh_token","id_token","token_type","expires_at","scopes",
/// "account","issuer","client_id","obtained_at"}</c>, of which only the access token must be there.
/// </summary>
/// <remarks>
/// Without a version it is what a token endpoint answers (RFC 6749, section 5.1), which has these names already; its
/// <c>expires_in</c> counts from a moment that nobody wrote down, and is dropped.
/// </remarks>
internal sealed class OwnShape : IBundleShape
{
    private const int Version = 1;
    private const string VersionName = "bundle_version";

    /// <inheritdoc/>
    public string? Tool => null;

    /// <summary>The text of a bundle: what is not known is left out.</summary>
    public static SecretText Write(OAuthBundle bundle)
    {
        (string Name, JsonNode? Value)[] members =
        [
            (VersionName, Version),
            ("provider", bundle.Provider),
            ("access_token", bundle.AccessToken.Reveal()),
            ("refresh_token", bundle.RefreshToken?.Reveal()),
            ("id_token", bundle.IdToken?.Reveal()),
            ("token_type", bundle.TokenType),
            ("expires_at", Time(bundle.ExpiresAt)),
            ("scopes", bundle.Scopes.Count == 0 ? null : new JsonArray([.. bundle.Scopes.Select(scope => JsonValue.Create(scope))])),
            ("account", bundle.Account is null ? null : JsonNode.Parse(bundle.Account.Reveal())),
            ("issuer", bundle.Issuer),
            ("client_id", bundle.ClientId),
            ("obtained_at", Time(bundle.ObtainedAt)),
        ];
        var known = members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value));
        return new SecretText(CanonicalJson.Write(JsonSerializer.SerializeToElement(new JsonObject(known))));
    }

    /// <inheritdoc/>
    public bool Recognizes(JsonElement root) => root.TryGetProperty(VersionName, out _) || root.TryGetProperty("access_token", out _);

    /// <inheritdoc/>
    public OAuthBundle? Read(BundleMembers root, string providerId)
    {
        if (root.Has(VersionName) && !root.IsNumber(VersionName, Version))
        {
            root.Refuse(
                $"is of another {VersionName} than {Version}, the only one that is known here; "
                + "make it with the oauth-login of this release");
            return null;
        }

        return IsFor(root, providerId) && root.AccessToken("access_token") is { } accessToken
            ? ReadLogin(root, providerId, accessToken)
            : null;
    }

    private static OAuthBundle ReadLogin(BundleMembers root, string providerId, SecretText accessToken) => new()
    {
        Provider = providerId,
        AccessToken = accessToken,
        RefreshToken = root.Token("refresh_token"),
        IdToken = root.Token("id_token"),
        TokenType = root.Text("token_type"),
        ExpiresAt = root.Time("expires_at"),
        Scopes = root.Has("scopes") ? root.Scopes("scopes") : root.Scopes("scope"),
        Account = root.Json("account"),
        Issuer = root.Text("issuer"),
        ClientId = root.Text("client_id"),
        ObtainedAt = root.Time("obtained_at"),
    };

    private static bool IsFor(BundleMembers root, string providerId)
    {
        if (root.Text("provider") is not { } provider)
            return true; // absent, or noted as wrong

        // A provider that is not known may be a token in the wrong place: it is not repeated.
        if (ProviderCatalog.Find(provider) is { } known)
            return root.IsFor(known.Id, providerId);
        root.Refuse($"names a provider that is not known here; paste a login to {providerId}");
        return false;
    }

    private static JsonValue? Time(DateTimeOffset? time) => time is { } known ? JsonValue.Create(BundleTimes.Write(known)) : null;
}
