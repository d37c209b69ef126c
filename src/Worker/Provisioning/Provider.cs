using Messaging.Contracts;

namespace Messaging.Worker.Provisioning;

/// <summary>An LLM vendor, as far as an environment is concerned.</summary>
/// <param name="Id">Its id, and the prefix of its models.</param>
/// <param name="ApiKeyName">The environment name of its API key.</param>
internal sealed record Provider(string Id, string ApiKeyName)
{
    /// <summary>The environment name of its subscription credential; null where there is no subscription.</summary>
    public string? OAuthName { get; init; }

    /// <summary>Further names under which a credential for it is accepted.</summary>
    public IReadOnlyList<string> AlsoAccepts { get; init; } = [];

    /// <summary>Names that go with its credential but are none: they belong to it, and alone they open nothing.</summary>
    public IReadOnlyList<string> Companions { get; init; } = [];

    /// <summary>Its models, where they are written without the prefix.</summary>
    public IReadOnlyList<ModelPattern> Models { get; init; } = [];

    /// <summary>The names of a usable credential, the preferred one first.</summary>
    public IReadOnlyList<string> CredentialNames
        => [.. new[] { ApiKeyName, OAuthName }.Concat(AlsoAccepts).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a name, in any spelling, is one of this provider's.</summary>
    public bool Owns(string name) => CredentialNames.Concat(Companions).Contains(SecretNames.Normalize(name), StringComparer.Ordinal);
}
