using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>
/// Opencode's <c>auth.json</c>: <c>{"&lt;provider&gt;":{"type":"oauth","refresh","access","expires"}}</c>, an entry for each provider,
/// the time in milliseconds. The other providers' entries are not looked at, and not kept.
/// </summary>
internal sealed class OpencodeShape : IBundleShape
{
    private const string Type = "type";
    private const string Login = "oauth";

    /// <inheritdoc/>
    public string? Tool => "opencode";

    /// <inheritdoc/>
    public bool Recognizes(JsonElement root) => root.EnumerateObject().Any(member
        => member.Value.ValueKind is JsonValueKind.Object
            && member.Value.TryGetProperty(Type, out var type)
            && type.ValueKind is JsonValueKind.String);

    /// <inheritdoc/>
    public OAuthBundle? Read(BundleMembers root, string providerId)
    {
        if (root.Object(providerId) is not { } entry)
        {
            root.Refuse(
                $"has no login to {providerId}{Others(root)}; log in to {providerId} and paste the whole JSON, or choose another provider");
            return null;
        }

        if (!entry.IsText(Type, Login))
        {
            root.Refuse(entry.IsText(Type, "api")
                ? $"has an API key for {providerId} and no login; choose the credential type api_key and paste the key alone"
                : $"has an entry for {providerId} that is no login; log in to {providerId} and paste the whole JSON");
            return null;
        }

        return entry.AccessToken("access") is not { } accessToken ? null : new OAuthBundle
        {
            Provider = providerId,
            AccessToken = accessToken,
            RefreshToken = entry.Token("refresh"),
            ExpiresAt = entry.Time("expires"),
            Account = CodexShape.AccountOf(entry.Text("accountId")),
        };
    }

    // Only providers that are known: another member's name may be anything.
    private static string Others(BundleMembers root)
    {
        var others = ProviderCatalog.Ids.Where(id => root.Object(id)?.IsText(Type, Login) is true).ToArray();
        return others.Length == 0 ? "" : $" but one to {string.Join(", ", others)}";
    }
}
