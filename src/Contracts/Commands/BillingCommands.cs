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

/// <summary>Sets a workspace's own billing mode; null clears it.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="WorkspaceId">The workspace the command is about.</param>
/// <param name="Mode">One of <see cref="BillingModes"/>, or null to clear.</param>
public sealed record SetWorkspaceBillingMode(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    Guid WorkspaceId,
    string? Mode) : IWorkspaceCommand;
