using Messaging.Contracts;
using Messaging.Worker.Workspaces;

namespace Messaging.Worker.Provisioning;

/// <summary>What came of starting a provision.</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="Snapshot">What it was composed from.</param>
/// <param name="Composition">The environment and its explanation.</param>
/// <param name="Pid">The process, or null when none was started.</param>
/// <param name="Error">Why none was started, or null.</param>
internal sealed record StartAttempt(Guid ProvisionId, WorkspaceSnapshot Snapshot, Composition Composition, int? Pid, Fault? Error);
