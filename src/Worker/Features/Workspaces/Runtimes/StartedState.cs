namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>What became of a provision's process.</summary>
internal enum StartedState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended by itself; the exit is reported by <see cref="IWorkspaceRuntime.ExitsAsync"/>.</summary>
    Ended,

    /// <summary>It was stopped, or forgotten, before or after it was started: it does not run and never will.</summary>
    Stopped,
}
