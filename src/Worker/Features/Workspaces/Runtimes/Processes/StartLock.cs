namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// A provision's claim. Its file is created once, by the process that becomes the workspace or by a stop; whoever comes later finds the
/// provision taken.
/// </summary>
/// <param name="Stopped">
/// The process was stopped or forgotten, or must not be started: its end is not reported.
/// </param>
/// <param name="Process">
/// The workspace's process, which leads a process group; null when there is none, or the file has been damaged.
/// </param>
/// <param name="Shim">Its parent, which writes how it ended.</param>
internal sealed record StartLock(bool Stopped, ProcessIdentity? Process, ProcessIdentity? Shim)
{
    /// <summary>Nothing was, or will be, started.</summary>
    public static StartLock Tombstone { get; } = new(Stopped: true, null, null);

    /// <summary>
    /// Parses <c>started|stopped [pid start-time shim-pid shim-start-time boot-id]</c>. A damaged text is what a power cut has left of a
    /// claim: a process was started and cannot run any more.
    /// </summary>
    public static StartLock Parse(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["stopped"] => Tombstone,
        [var state and ("started" or "stopped"), var pid, var start, var shim, var shimStart, var boot] => new StartLock(
            state is "stopped", ProcessIdentity.Parse(pid, start, boot), ProcessIdentity.Parse(shim, shimStart, boot)),
        _ => new StartLock(Stopped: false, null, null),
    };

    /// <summary>The file's text, read back by <see cref="Parse"/>.</summary>
    public override string ToString()
    {
        var processes = Process is null
            ? ""
            : FormattableString.Invariant(
                $" {Process.Pid} {Process.StartTime} {Shim?.Pid ?? 0} {Shim?.StartTime ?? 0} {Process.Boot}");
        return $"{(Stopped ? "stopped" : "started")}{processes}\n";
    }
}
