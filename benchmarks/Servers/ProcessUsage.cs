using System.Globalization;

namespace Messaging.Bench.Servers;

/// <summary>What the kernel says of processes.</summary>
internal static class ProcessUsage
{
    // Linux counts processor time in hundredths of a second towards programs, whatever the kernel's own tick is.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of processor time that a process has used; 0 when it is gone.</summary>
    public static double Seconds(int pid) => Stat(pid) is { } stat ? Ticks(stat, 11, 12) / TicksPerSecond : 0;

    /// <summary>The same of a process with its children, those that have ended included.</summary>
    public static double SecondsOfTree(int parent)
    {
        if (Stat(parent) is not { } own)
            return 0;

        var ticks = Ticks(own, 11, 12, 13, 14);
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var pid) && Stat(pid) is { } stat
                && int.Parse(stat[1], CultureInfo.InvariantCulture) == parent)
                ticks += Ticks(stat, 11, 12);
        }

        return ticks / TicksPerSecond;
    }

    /// <summary>Seconds of processor time that was not idle, on all cores together.</summary>
    public static double SecondsOfMachine()
    {
        // cpu user nice system idle iowait irq softirq steal …
        var words = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ticks(words, 1, 2, 3, 6, 7, 8) / TicksPerSecond;
    }

    /// <summary>Resident memory in MB of 2^20 bytes; 0 when it is gone.</summary>
    public static double ResidentMegabytes(int pid)
    {
        var path = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(path))
            return 0;
        var line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var words = line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words.Length < 2 ? 0 : double.Parse(words[1], CultureInfo.InvariantCulture) / 1024;
    }

    // The fields behind the name, which may hold spaces itself: state is 0, the parent 1, times are 11 to 14.
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Ticks(string[] stat, params ReadOnlySpan<int> fields)
    {
        var sum = 0L;
        foreach (var field in fields)
            sum += long.Parse(stat[field], CultureInfo.InvariantCulture);
        return sum;
    }
}
