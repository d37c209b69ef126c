namespace Messaging.Contracts;

/// <summary>Writes a secret of the organization, replacing one of the same name.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="Name">The environment name.</param>
/// <param name="Value">The value, sealed for this organization and name.</param>
public sealed record SetOrgSecret(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    string Name,
    SealedValue Value) : ICommand;

/// <summary>Deletes a secret of the organization.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="Name">The environment name.</param>
public sealed record DeleteOrgSecret(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    string Name) : ICommand;

/// <summary>Writes a secret of a workspace, replacing one of the same name.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="WorkspaceId">The workspace the command is about.</param>
/// <param name="Name">The environment name.</param>
/// <param name="Value">The value, sealed for this organization, workspace and name.</param>
public sealed record SetWorkspaceSecret(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    Guid WorkspaceId,
    string Name,
    SealedValue Value) : IWorkspaceCommand;

/// <summary>Deletes a secret of a workspace.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="WorkspaceId">The workspace the command is about.</param>
/// <param name="Name">The environment name.</param>
public sealed record DeleteWorkspaceSecret(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    Guid WorkspaceId,
    string Name) : IWorkspaceCommand;
