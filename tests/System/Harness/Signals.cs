namespace Messaging.System.Harness;

/// <summary>Sends signals to processes that the tests started.</summary>
public static class Signals
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>Sends a signal by its name: <c>TERM</c>, <c>KILL</c>, <c>STOP</c>, <c>CONT</c>.</summary>
    public static Task SendAsync(int pid, string signal)
        => ShellCommand.RequireAsync(Deadline, "/bin/bash", "-c", $"kill -{signal} {pid}");
}
