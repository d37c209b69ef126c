using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Environments;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>What came of starting a provision.</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="Snapshot">What it was composed from.</param>
/// <param name="Composition">The environment and its explanation.</param>
/// <param name="Started">What the runtime says of the process, or null when none was asked for.</param>
/// <param name="Error">Why none was started, or null.</param>
internal sealed record StartAttempt(Guid ProvisionId, WorkspaceSnapshot Snapshot, Composition Composition, StartedProcess? Started, Problem? Error)
{
    /// <summary>Whether there was a process; one that has ended already is reported to have ended like any other.</summary>
    public bool WasStarted => Error is null && Started?.State is StartedState.Running or StartedState.Ended;

    /// <summary>The workspace's status after it.</summary>
    public string Status => Error is not null ? WorkspaceStatuses.Failed : WasStarted ? WorkspaceStatuses.Online : WorkspaceStatuses.Stopped;
}
