using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.Contracts;

/// <summary>
/// Codex's <c>auth.json</c>: <c>{"tokens":{"id_token","access_token","refresh_token","account_id"},"last_refresh"}</c>. When the
/// access token ends stands in itself.
/// </summary>
internal sealed class CodexShape : IBundleShape
{
    private const string Provider = "openai";
    private const string AccountId = "account_id";
    private const string ApiKey = "OPENAI_API_KEY";

    /// <inheritdoc/>
    public string? Tool => "codex";

    /// <summary>An account as a bundle keeps it.</summary>
    public static SecretText? AccountOf(string? accountId)
        => accountId is null
            ? null
            : new SecretText(CanonicalJson.Write(JsonSerializer.SerializeToElement(new JsonObject { [AccountId] = accountId })));

    /// <summary>The account's id, from an account as a bundle keeps it.</summary>
    public static string? AccountIdOf(SecretText? account)
    {
        using var document = account is null ? null : BundleDocument.Parse(account.Reveal());
        if (document is not { Root.ValueKind: JsonValueKind.Object })
            return null;

        // Codex calls it account_id, oauth-login id.
        var members = new BundleMembers(document.Root, "", new BundleFaults());
        return members.Text(AccountId) ?? members.Text("id");
    }

    /// <inheritdoc/>
    public bool Recognizes(JsonElement root) => root.TryGetProperty("tokens", out _) || root.TryGetProperty(ApiKey, out _);

    /// <inheritdoc/>
    public OAuthBundle? Read(BundleMembers root, string providerId)
    {
        if (!root.IsFor(Provider, providerId))
            return null;

        if (root.Object("tokens") is not { } tokens)
        {
            root.Refuse(root.HasText(ApiKey)
                ? "holds an API key and no login; choose the credential type api_key and paste the key alone"
                : "has no tokens in it; log in again and paste the whole JSON");
            return null;
        }

        return tokens.AccessToken("access_token") is not { } accessToken ? null : new OAuthBundle
        {
            Provider = Provider,
            AccessToken = accessToken,
            RefreshToken = tokens.Token("refresh_token"),
            IdToken = tokens.Token("id_token"),
            ExpiresAt = JwtClaims.ExpiryOf(accessToken),
            Account = AccountOf(tokens.Text(AccountId)),
            ObtainedAt = root.Time("last_refresh"),
        };
    }
}
