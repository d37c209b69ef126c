namespace Messaging.Contracts;

/// <summary>What an organization's own credential can be.</summary>
public static class CredentialTypes
{
    /// <summary>An API key.</summary>
    public const string ApiKey = "api_key";

    /// <summary>A subscription's OAuth tokens.</summary>
    public const string OAuthBundle = "oauth_bundle";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ApiKey, OAuthBundle];
}
