using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The organization's active model, as far as it can be known without opening its credential.</summary>
/// <param name="Version">Its number; told to people.</param>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="Model">The model, as it was given.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="BaseUrl">The base URL, for a provider that has none of its own; else null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="CredentialId">The credential; versions that share one have the same.</param>
/// <param name="CredentialSetAt">When the credential was given, UTC.</param>
/// <param name="IsOffered">Whether this deployment takes such a credential. What was switched off is not used either.</param>
internal sealed record OrgModelSource(
    long Version,
    string ProviderId,
    string Model,
    string CanonicalModel,
    string? BaseUrl,
    string CredentialType,
    Guid CredentialId,
    DateTimeOffset CredentialSetAt,
    bool IsOffered)
{
    /// <summary>Its provider; null for one that the catalog no longer has.</summary>
    public Provider? Provider { get; } = ProviderCatalog.Find(ProviderId);

    /// <summary>Whether its credential can go into any environment at all.</summary>
    public bool IsUsable => IsOffered && Provider is not null && (!Provider.RequiresBaseUrl || BaseUrl is not null);

    /// <summary>The environment name of its credential; null for a provider that the catalog no longer has.</summary>
    public string? CredentialName => CredentialType == CredentialTypes.ApiKey ? Provider?.ApiKeyName : Provider?.Subscription?.EnvironmentName;

    /// <summary>
    /// The environment names that go in with its credential, that one first; none for a provider that the catalog no longer has.
    /// </summary>
    public IReadOnlyList<string> Names => [.. new[] { CredentialName, BaseUrl is null ? null : Provider?.BaseUrlName }.OfType<string>()];

    /// <summary>
    /// The provider of a workspace's effective model, as far as this credential is concerned: told by the model; a model that
    /// tells nothing, but is written like the organization's own, is the organization's own; else null.
    /// </summary>
    /// <param name="model">The effective model.</param>
    public Provider? ProviderOf(string model) => ProviderCatalog.ProviderOfModel(model) ?? (model == Model ? Provider : null);
}
