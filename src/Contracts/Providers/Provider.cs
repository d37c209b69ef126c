namespace Messaging.Contracts;

/// <summary>
/// An LLM vendor: everything that validation, the composed environment and the settings page need to know of it. See "Providers"
/// in docs/reference/org-model.md.
/// </summary>
/// <param name="Id">Its id, and the prefix of its models.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ApiKeyName">The environment name of its API key.</param>
/// <param name="Terms">What whoever brings a credential of its takes upon themselves.</param>
public sealed record Provider(string Id, string Name, string ApiKeyName, Notice Terms)
{
    /// <summary>Where its API is; null where the customer says so, in every version of an organization's model.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The environment name that the customer's base URL is passed in; null for a provider that has its own.</summary>
    public string? BaseUrlName { get; init; }

    /// <summary>Its subscription; null where there is none.</summary>
    public OAuthSubscription? Subscription { get; init; }

    /// <summary>Further names under which a credential for it is accepted.</summary>
    public IReadOnlyList<string> AlsoAccepts { get; init; } = [];

    /// <summary>Its models, where they are written without the prefix.</summary>
    public IReadOnlyList<ModelPattern> Models { get; init; } = [];

    /// <summary>Whether a base URL must be given.</summary>
    public bool RequiresBaseUrl => BaseUrlName is not null;

    /// <summary>The credential types that it has, the preferred one first.</summary>
    public IReadOnlyList<string> CredentialTypes
        => Subscription is null
            ? [Contracts.CredentialTypes.ApiKey]
            : [Contracts.CredentialTypes.ApiKey, Contracts.CredentialTypes.OAuthBundle];

    /// <summary>The names of a usable credential, the preferred one first.</summary>
    public IReadOnlyList<string> CredentialNames
        => [.. new[] { ApiKeyName, Subscription?.EnvironmentName }.Concat(AlsoAccepts).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a name, in any spelling, is one of this provider's: its credentials, and what goes with them.</summary>
    public bool Owns(string name)
    {
        var normalized = SecretNames.Normalize(name);
        return normalized == BaseUrlName || CredentialNames.Contains(normalized, StringComparer.Ordinal);
    }

    /// <summary>What has to be acknowledged before a credential of a type is taken.</summary>
    /// <param name="credentialType">One of <see cref="Contracts.CredentialTypes"/>.</param>
    public IReadOnlyList<Notice> NoticesFor(string credentialType)
        => credentialType == Contracts.CredentialTypes.OAuthBundle
            ? [.. new[] { Terms, Subscription?.Warning, Subscription?.Caveat }.OfType<Notice>()]
            : [Terms];
}
