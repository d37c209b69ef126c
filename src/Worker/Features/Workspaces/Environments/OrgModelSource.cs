using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>An organization's active model without its credential.</summary>
/// <param name="Version">Its number, for explanations.</param>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="Model">The model, as it was given.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="BaseUrl">The base URL, for a provider that has none of its own; else null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="CredentialId">The credential; versions that share one have the same.</param>
/// <param name="CredentialSetAt">When the credential was given, UTC.</param>
/// <param name="IsOffered">Whether this deployment accepts such a credential; one that is not accepted is not used either.</param>
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

    /// <summary>Whether its credential can be injected into any environment.</summary>
    public bool IsUsable => IsOffered && Provider is not null && (!Provider.RequiresBaseUrl || BaseUrl is not null);

    /// <summary>The environment name of its credential; null for a provider that the catalog no longer has.</summary>
    public string? CredentialName
        => CredentialType == CredentialTypes.ApiKey ? Provider?.ApiKeyName : Provider?.Subscription?.EnvironmentName;

    /// <summary>The environment names that are injected with its credential, that one first; none without a provider.</summary>
    public IReadOnlyList<string> Names => [.. new[] { CredentialName, BaseUrl is null ? null : Provider?.BaseUrlName }.OfType<string>()];

    /// <summary>
    /// The provider of a workspace's effective model: the one that the model's name tells, or this one's where the model has the same
    /// name as this one; else null.
    /// </summary>
    /// <param name="model">The effective model.</param>
    public Provider? ProviderOf(string model) => ProviderCatalog.ProviderOfModel(model) ?? (model == Model ? Provider : null);
}
