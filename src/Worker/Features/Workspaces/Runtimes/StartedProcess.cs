namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>The state of a provision's process.</summary>
/// <param name="State">Whether it runs.</param>
/// <param name="Pid">Its process id, as long as it runs.</param>
/// <param name="StartTime">
/// When it started, in clock ticks since boot (field 22 of <c>/proc/pid/stat</c>), as long as it runs; with the pid it names one process.
/// </param>
internal sealed record StartedProcess(StartedState State, int? Pid = null, long? StartTime = null);
