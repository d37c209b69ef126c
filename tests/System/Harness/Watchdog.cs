using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>
/// A process that ends what the run started when the run itself ends without having done so, by a kill for example. It
/// reads from a pipe that nobody writes to, and the end of the pipe is the end of the run. A run whose parent, which asked for
/// it, has ended is ended too: nobody waits for it any more.
/// </summary>
public static class Watchdog
{
    private const string Script = """
        # A signal to the whole group ends the tests; then there is work here.
        trap '' INT TERM HUP
        marker=$1; script=$2; root=$3; run=$4; parent=$5
        while read -r -t 2; [ $? -gt 128 ]; do
            [ -d "/proc/$parent" ] || kill -9 "$run"
        done
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
        string[] arguments =
            ["-c", Script, "watchdog", RunDirectory.Marker, Servers.Script, RunDirectory.Root, $"{Environment.ProcessId}", Parent()];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // The pipe's other end is held by this field for as long as the run lives.
        return Process.Start(start)!;
    }

    // The fourth word of the line, counted from the end of the second: that is the program's name in parentheses, and may hold spaces.
    private static string Parent()
    {
        var line = File.ReadAllText("/proc/self/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ')[1];
    }
}
