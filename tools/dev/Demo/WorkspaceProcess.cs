using System.Globalization;
using System.Text;

namespace Messaging.Dev.Demo;

/// <summary>A running workspace process and the names in its environment. Values are read over and never kept.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="Names">The names, sorted.</param>
internal sealed record WorkspaceProcess(int Pid, IReadOnlyList<string> Names)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The one process of a workspace other than the one it had before, or null when there is none within 10 s. Found by
    /// <c>WORKSPACE_ID</c> in <c>/proc/&lt;pid&gt;/environ</c>, see proc(5): what it really holds, not what somebody says.
    /// </summary>
    public static async Task<WorkspaceProcess?> FindAsync(string workspaceId, int? before, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval);
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            if (Of(workspaceId).ToList() is [var only] && only.Pid != before)
                return only;
        }
        while (TimeProvider.System.GetElapsedTime(started) < Patience && await timer.WaitForNextTickAsync(ct));

        return null;
    }

    private static IEnumerable<WorkspaceProcess> Of(string workspaceId)
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Entries(directory) is { } entries && entries.Contains($"WORKSPACE_ID={workspaceId}", StringComparer.Ordinal))
            {
                yield return new WorkspaceProcess(pid, [.. entries.Select(entry => entry.Split('=', 2)[0]).Order(StringComparer.Ordinal)]);
            }
        }
    }

    private static string[]? Entries(string directory)
    {
        try
        {
            var environ = File.ReadAllBytes(Path.Combine(directory, "environ"));
            return Encoding.UTF8.GetString(environ).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or belongs to somebody else: not one of ours either way.
            return null;
        }
    }
}
