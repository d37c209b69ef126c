namespace Messaging.Contracts;

/// <summary>
/// Composes a workspace's environment and starts it; creates the workspace first where <paramref name="Create"/> is given.
/// </summary>
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

/// <summary>The workspace that a <see cref="ProvisionWorkspace"/> creates.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime, for example <c>claude-code</c>.</param>
/// <param name="Model">The model it uses, or null to take one from its secrets or its organization.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="BillingMode">Its billing-mode override, set before the secret-write gate looks; or null for none.</param>
/// <param name="Secrets">Its secrets, sealed; written whole or not at all.</param>
public sealed record NewWorkspace(
    string Name,
    string Runtime,
    string? Model,
    Guid? ParentId,
    string? BillingMode,
    IReadOnlyList<NewSecret> Secrets);

/// <summary>A secret of a workspace that is being created.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Value">The value, sealed for the organization, the workspace and the name.</param>
public sealed record NewSecret(string Name, SealedValue Value);

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
