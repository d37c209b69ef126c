using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>The stored rows that a workspace's environment, billing mode and view depend on, read at one moment.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="OrgBillingMode">The organization's stored default mode, raw; null when it has none.</param>
/// <param name="OrgModel">The organization's active model, or null.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="OrgSecrets">The organization's secrets.</param>
/// <param name="WorkspaceSecrets">The workspace's secrets.</param>
internal sealed record WorkspaceSnapshot(
    Guid OrgId,
    string? OrgBillingMode,
    OrgModelRow? OrgModel,
    WorkspaceRow Workspace,
    IReadOnlyList<SecretRow> OrgSecrets,
    IReadOnlyList<SecretRow> WorkspaceSecrets);
