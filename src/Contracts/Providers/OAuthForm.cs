namespace Messaging.Contracts;

/// <summary>What of an OAuth bundle a runtime reads from its environment.</summary>
public enum OAuthForm
{
    /// <summary>The access token alone.</summary>
    AccessToken,

    /// <summary>The text of codex's <c>auth.json</c>, with all of the bundle's tokens.</summary>
    CodexAuthJson,
}
