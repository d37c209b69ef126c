namespace Messaging.System.Harness;

/// <summary>Sends signals to processes that the tests started.</summary>
public static class Signals
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Sends a signal by its name: <c>TERM</c>, <c>KILL</c>, <c>STOP</c>, <c>CONT</c>.</summary>
    public static Task SendAsync(int pid, string signal)
        => ShellCommand.RequireAsync(Deadline, "/bin/bash", "-c", $"kill -{signal} {pid}");

    /// <summary>The same for a process and its children; one of these that ends meanwhile is none.</summary>
    public static Task SendToAllAsync(int pid, string signal)
        => ShellCommand.RequireAsync(
            Deadline, "/bin/bash", "-c",
            $"kill -{signal} {pid}; for child in $(cat /proc/{pid}/task/*/children); do kill -{signal} $child || true; done");
}
