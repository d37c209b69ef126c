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

    /// <summary>The last lines of every system that has run since a moment.</summary>
    /// <param name="since">The moment, as <see cref="Stopwatch.GetTimestamp"/> gave it.</param>
    public static string Collect(long since)
    {
        MessagingSystem[] concerned;
        lock (Gate)
            concerned = [.. Systems.Where(known => known.EndedAt is not { } ended || ended >= since).Select(known => known.System)];
        return string.Concat(concerned.Select(Of));
    }

    /// <summary>The failure of a system that did not start, with its last lines: a fixture has no other output to write them to.</summary>
    public static InvalidOperationException NotStarted(MessagingSystem system, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(failure);
        RunDirectory.Keep();

        // The report of a test need not say it again.
        lock (Gate)
            Systems.RemoveAll(known => known.System == system);
        return new InvalidOperationException(
            $"The system did not start: {failure.Message}\nThe files of this run stay in {RunDirectory.Root}\n{Of(system)}", failure);
    }

    private static string Of(MessagingSystem system) => string.Concat(system.LogPaths.Where(File.Exists).Select(Tail));

    private static string Tail(string path)
        => $"\n--- the end of {path}\n{string.Join('\n', File.ReadLines(path).TakeLast(Lines))}\n";
}
