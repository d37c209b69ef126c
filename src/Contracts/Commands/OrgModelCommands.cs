namespace Messaging.Contracts;

/// <summary>Gives the organization its own LLM: appends a version and makes it the active one.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="Provider">A provider of <see cref="ProviderCatalog"/>.</param>
/// <param name="Model">The model, with or without its provider's prefix.</param>
/// <param name="BaseUrl">Where its API is, for a provider that has no base URL of its own; else null.</param>
/// <param name="CredentialType">One of <see cref="CredentialTypes"/>.</param>
/// <param name="Credential">The credential, sealed for <see cref="OrgModelForm.CredentialName"/>; null to keep the stored one.</param>
/// <param name="KeepCredential">Whether the active version's credential is to be kept.</param>
/// <param name="ExpectedVersion">The version that must be the active one, 0 for none; null where that does not matter.</param>
/// <param name="TosAcknowledged">Whether the provider's notices were acknowledged.</param>
public sealed record SetOrgModel(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    string Provider,
    string Model,
    string? BaseUrl,
    string CredentialType,
    SealedValue? Credential,
    bool KeepCredential,
    long? ExpectedVersion,
    bool TosAcknowledged) : ICommand;

/// <summary>Appends a version with an earlier one's configuration and credential, and makes it the active one.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="Version">The version to go back to.</param>
public sealed record RollbackOrgModel(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    long Version) : ICommand;
