namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>The states of a provision's process after its start.</summary>
internal enum StartedState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended by itself; the exit is reported by <see cref="IWorkspaceRuntime.ExitsAsync"/>.</summary>
    Ended,

    /// <summary>It was stopped, or forgotten, before or after it was started: it does not run and never will.</summary>
    Stopped,
}
