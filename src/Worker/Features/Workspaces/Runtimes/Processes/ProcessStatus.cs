using System.Globalization;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>What <c>/proc/pid/stat</c> tells of a process: proc(5).</summary>
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
    /// It has ended and only waits to be noticed by its parent. A first thread that has ended while others run looks the same but for
    /// their number.
    /// </summary>
    public bool IsDead => State is 'X' or 'x' || (State == 'Z' && Threads <= 1);

    /// <summary>The status of a process, or null when there is none of this number.</summary>
    public static ProcessStatus? Read(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat"));
        }
        catch (IOException)
        {
            // Not there, or gone between opening and reading: either way there is no such process.
            return null;
        }
    }

    /// <summary>The status of every process that can be seen.</summary>
    public static IEnumerable<ProcessStatus> ReadAll()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Read(pid) is { } status)
                yield return status;
        }
    }

    private static ProcessStatus? Parse(string text)
    {
        // The name is in parentheses and may hold anything, parentheses and spaces included.
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length <= StartTimeField
            ? null
            : new ProcessStatus(fields[StateField][0], (int)Number(GroupField), (int)Number(ThreadsField), Number(StartTimeField));

        long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}
