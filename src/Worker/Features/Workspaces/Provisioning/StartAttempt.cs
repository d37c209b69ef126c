using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Environments;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>The result of an attempt to start a provision.</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="Snapshot">What it was composed from.</param>
/// <param name="Composition">The environment and its explanation.</param>
/// <param name="Started">What the runtime reports of the process; null when none was to be started.</param>
/// <param name="Error">Why no process was started, or null.</param>
internal sealed record StartAttempt(
    Guid ProvisionId, WorkspaceSnapshot Snapshot, Composition Composition, StartedProcess? Started, Problem? Error)
{
    /// <summary>Whether a process was started; if it has ended already, its exit is recorded like any other.</summary>
    public bool WasStarted => Error is null && Started?.State is StartedState.Running or StartedState.Ended;

    /// <summary>The workspace's status after the attempt.</summary>
    public string Status
        => Error is not null ? WorkspaceStatuses.Failed : WasStarted ? WorkspaceStatuses.Online : WorkspaceStatuses.Stopped;
}
