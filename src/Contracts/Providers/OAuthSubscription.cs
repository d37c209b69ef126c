namespace Messaging.Contracts;

/// <summary>A provider's subscription, used through an OAuth bundle. Every one of them is experimental.</summary>
/// <param name="EnvironmentName">The environment name that the runtime reads it from.</param>
/// <param name="Form">What is put there.</param>
/// <param name="Warning">That it is experimental, and what that means here.</param>
public sealed record OAuthSubscription(string EnvironmentName, OAuthForm Form, Notice Warning)
{
    /// <summary>A further warning of this provider's; null where there is none.</summary>
    public Notice? Caveat { get; init; }
}

/// <summary>What of an OAuth bundle a runtime reads from its environment.</summary>
public enum OAuthForm
{
    /// <summary>The access token alone.</summary>
    AccessToken,

    /// <summary>The text of codex's <c>auth.json</c>, with all of the bundle's tokens.</summary>
    CodexAuthJson,
}
