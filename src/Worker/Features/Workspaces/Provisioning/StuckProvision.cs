namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>A provision that is past its deadline.</summary>
/// <param name="Id">The provision.</param>
/// <param name="OrgId">Its organization.</param>
/// <param name="WorkspaceId">The workspace that was to be started.</param>
/// <param name="CommandId">Its command.</param>
internal sealed record StuckProvision(Guid Id, Guid OrgId, Guid WorkspaceId, Guid CommandId);
