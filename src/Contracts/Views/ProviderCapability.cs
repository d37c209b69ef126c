namespace Messaging.Contracts;

/// <summary>What an organization's model of a provider needs.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BaseUrlRequired">Whether a base URL must be given; where it need not, it must not.</param>
/// <param name="BaseUrl">Where its API is; null where the customer says so.</param>
/// <param name="CredentialTypes">The credential types that this deployment takes.</param>
/// <param name="Terms">What is acknowledged with every credential.</param>
/// <param name="Oauth">Its subscription; null where there is none.</param>
public sealed record ProviderCapability(
    string Id, string Name, bool BaseUrlRequired, string? BaseUrl, IReadOnlyList<string> CredentialTypes, Notice Terms, OAuthCapability? Oauth);
