using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>The organization's own LLM.</summary>
/// <param name="Active">The active version, or null.</param>
public sealed record OrgModelView(OrgModelVersionView? Active);

/// <summary>A version of an organization's model as callers see it: of its credential only whether and when it was set.</summary>
/// <param name="Version">Its number: 1, 2, 3, … within the organization.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Model">The model, as it was given.</param>
/// <param name="CanonicalModel">The model with its provider's prefix.</param>
/// <param name="BaseUrl">The base URL, for a provider that has none of its own; else null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="CredentialSet">Whether there is a credential that can be used; false when the stored one cannot be opened.</param>
/// <param name="CredentialSetAt">When the credential was given, UTC; a rollback and a kept credential do not change it.</param>
/// <param name="Active">Whether it is the active version.</param>
/// <param name="TosAcknowledgedAt">When the notices were acknowledged, UTC.</param>
/// <param name="TosAcknowledgedBy">Who acknowledged them.</param>
/// <param name="TosNotices">The codes of the notices that were acknowledged.</param>
/// <param name="CreatedBy">Who saved it.</param>
/// <param name="CreatedAt">When it was saved, UTC.</param>
/// <param name="RolledBackFrom">The version whose configuration it repeats, or null.</param>
/// <param name="CredentialError">Why the credential cannot be used; absent when it can.</param>
public sealed record OrgModelVersionView(
    long Version,
    string Provider,
    string Model,
    string CanonicalModel,
    string? BaseUrl,
    string CredentialType,
    bool CredentialSet,
    DateTimeOffset CredentialSetAt,
    bool Active,
    DateTimeOffset TosAcknowledgedAt,
    string TosAcknowledgedBy,
    IReadOnlyList<string> TosNotices,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    long? RolledBackFrom,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? CredentialError);

/// <summary>The provider catalog, as this deployment offers it.</summary>
/// <param name="Providers">The providers, in the order in which they are shown.</param>
public sealed record OrgModelCapability(IReadOnlyList<ProviderCapability> Providers);

/// <summary>What an organization's model of a provider needs.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BaseUrlRequired">Whether a base URL must be given; where it need not, it must not.</param>
/// <param name="BaseUrl">Where its API is; null where the customer says so.</param>
/// <param name="CredentialTypes">The credential types that this deployment takes.</param>
/// <param name="Terms">What is acknowledged with every credential.</param>
/// <param name="Oauth">Its subscription; null where there is none.</param>
public sealed record ProviderCapability(
    string Id,
    string Name,
    bool BaseUrlRequired,
    string? BaseUrl,
    IReadOnlyList<string> CredentialTypes,
    Notice Terms,
    OAuthCapability? Oauth);

/// <summary>What can be done with a provider's subscription, and what a person has to be told before.</summary>
/// <param name="Enabled">Whether this deployment takes it.</param>
/// <param name="Experimental">Always true: no provider supports it in other products.</param>
/// <param name="Warning">The experimental warning.</param>
/// <param name="Caveat">A further warning of this provider's, or null.</param>
/// <param name="LoginHint">The command that makes a bundle.</param>
public sealed record OAuthCapability(bool Enabled, bool Experimental, Notice Warning, Notice? Caveat, string LoginHint);
