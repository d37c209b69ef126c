using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>
/// Claude Code's <c>.credentials.json</c>: <c>{"claudeAiOauth":{"accessToken","refreshToken","expiresAt","scopes"}}</c>, the time in
/// milliseconds.
/// </summary>
internal sealed class ClaudeCodeShape : IBundleShape
{
    private const string Provider = "anthropic";
    private const string Login = "claudeAiOauth";

    /// <inheritdoc/>
    public string? Tool => "Claude Code";

    /// <inheritdoc/>
    public bool Recognizes(JsonElement root) => root.TryGetProperty(Login, out _);

    /// <inheritdoc/>
    public OAuthBundle? Read(BundleMembers root, string providerId)
    {
        if (!root.IsFor(Provider, providerId))
            return null;

        if (root.Object(Login) is not { } login)
        {
            root.Refuse($"has no login in {Login}; log in again and paste the whole JSON");
            return null;
        }

        return login.AccessToken("accessToken") is not { } accessToken ? null : new OAuthBundle
        {
            Provider = Provider,
            AccessToken = accessToken,
            RefreshToken = login.Token("refreshToken"),
            ExpiresAt = login.Time("expiresAt"),
            Scopes = login.Scopes("scopes"),
        };
    }
}
