namespace Messaging.Contracts;

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
