namespace Messaging.Contracts;

/// <summary>Composes a workspace's environment and starts it; creates the workspace first where <paramref name="Create"/> is given.</summary>
/// <param name="CommandId">Identifies the command.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">When the Api took the request, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
/// <param name="WorkspaceId">The workspace the command is about.</param>
/// <param name="Create">The workspace to create, or null to provision an existing one again.</param>
public sealed record ProvisionWorkspace(
    Guid CommandId,
    Guid OrgId,
    string Actor,
    DateTimeOffset SubmittedAt,
    string Fingerprint,
    Guid WorkspaceId,
    NewWorkspace? Create) : IWorkspaceCommand;
