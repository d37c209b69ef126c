namespace Messaging.Contracts;

/// <summary>Stops a workspace and deletes it with its secrets.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="WorkspaceId">The workspace the command is about.</param>
public sealed record DeleteWorkspace(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    Guid WorkspaceId) : IWorkspaceCommand;
