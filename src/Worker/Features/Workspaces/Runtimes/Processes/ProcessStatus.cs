using System.Globalization;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>The status of a process from <c>/proc/pid/stat</c>; see proc(5).</summary>
/// <param name="State">The state's letter.</param>
/// <param name="Group">The process group.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="StartTime">The start, in clock ticks since boot.</param>
internal sealed record ProcessStatus(char State, int Group, int Threads, long StartTime)
{
    // Counted from the first field after the name.
    private const int StateField = 0;
    private const int GroupField = 2;
    private const int ThreadsField = 17;
    private const int StartTimeField = 19;

    /// <summary>
    /// Whether it has ended and only waits for its parent to reap it. A main thread that has ended while others run has the same state, but
    /// more threads.
    /// </summary>
    public bool IsDead => State is 'X' or 'x' || (State == 'Z' && Threads <= 1);

    /// <summary>The status of a process, or null when there is none with this pid.</summary>
    public static ProcessStatus? Read(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat"));
        }
        catch (IOException)
        {
            // There is no such process, or it ended between opening and reading.
            return null;
        }
    }

    /// <summary>The status of every visible process.</summary>
    public static IEnumerable<ProcessStatus> ReadAll()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Read(pid) is { } status)
                yield return status;
        }
    }

    private static ProcessStatus? Parse(string text)
    {
        // The name is in parentheses and may itself hold parentheses and spaces.
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length <= StartTimeField
            ? null
            : new ProcessStatus(fields[StateField][0], (int)Number(GroupField), (int)Number(ThreadsField), Number(StartTimeField));

        long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}
