namespace Messaging.Contracts;

/// <summary>Sets the organization's default billing mode; null clears it.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="Mode">One of <see cref="BillingModes"/>, or null to clear.</param>
public sealed record SetOrgBillingDefault(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    string? Mode) : ICommand;
