using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>
/// A process that ends what the run started when the run itself ends without having done so, by a kill for example. It
/// reads from a pipe that nobody writes to, and the end of the pipe is the end of the run.
/// </summary>
public static class Watchdog
{
    private const string Script = """
        marker=$1; script=$2; root=$3
        cat >/dev/null
        for process in /proc/[0-9]*; do
            pid=${process#/proc/}
            [ "$pid" = "$$" ] && continue
            if grep -aqs "$marker/system" "$process/environ" "$process/cmdline"; then kill -9 "$pid" 2>/dev/null; fi
        done
        for servers in "$root"/servers-*; do
            [ -d "$servers" ] && "$script" down "$servers" >/dev/null 2>&1
        done
        """;

    private static readonly Lazy<Process> Running = new(Start);

    /// <summary>Sees to it that the watchdog runs.</summary>
    public static void Arm() => _ = Running.Value;

    private static Process Start()
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", Script, "watchdog", RunDirectory.Marker, Servers.Script, RunDirectory.Root])
            start.ArgumentList.Add(argument);
        // The pipe's other end is held by this field for as long as the run lives.
        return Process.Start(start)!;
    }
}
