using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>What the processes of the systems said, for the report of a failed test.</summary>
public static class LogTails
{
    private const int Lines = 40;
    private static readonly Lock Gate = new();
    private static readonly List<(MessagingSystem System, long? EndedAt)> Systems = [];

    public static void Add(MessagingSystem system)
    {
        lock (Gate)
            Systems.Add((system, null));
    }

    public static void End(MessagingSystem system)
    {
        lock (Gate)
        {
            Systems.RemoveAll(known => known.System == system);
            Systems.Add((system, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>The last lines of every system that ran within the time before now.</summary>
    public static string Collect(TimeSpan within)
    {
        MessagingSystem[] concerned;
        lock (Gate)
        {
            concerned = [.. Systems
                .Where(known => known.EndedAt is not { } ended || Stopwatch.GetElapsedTime(ended) < within)
                .Select(known => known.System)];
        }
        return string.Concat(concerned.SelectMany(system => system.LogPaths).Where(File.Exists).Select(Tail));
    }

    private static string Tail(string path)
        => $"\n--- the end of {path}\n{string.Join('\n', File.ReadLines(path).TakeLast(Lines))}\n";
}
