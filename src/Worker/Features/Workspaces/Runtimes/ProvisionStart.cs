using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>The process to start for a provision.</summary>
/// <param name="ProvisionId">The provision; at most one process is ever started for it.</param>
/// <param name="OrgId">The workspace's org, for the log.</param>
/// <param name="WorkspaceId">The workspace, for the log.</param>
/// <param name="Runtime">The runtime's configured name.</param>
/// <param name="Environment">The whole environment of the process; nothing is added to it.</param>
internal sealed record ProvisionStart(
    Guid ProvisionId,
    Guid OrgId,
    Guid WorkspaceId,
    string Runtime,
    IReadOnlyDictionary<string, SecretText> Environment);
