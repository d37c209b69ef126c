using System.Text;

namespace Messaging.System.Harness;

/// <summary>A process that was started for a workspace, as the operating system shows it.</summary>
/// <param name="Pid">Its id.</param>
/// <param name="Environment">What it was started with.</param>
public sealed record WorkspaceProcess(int Pid, Dictionary<string, string> Environment)
{
    /// <summary>The processes whose environment says that they belong to the workspace.</summary>
    public static IReadOnlyList<WorkspaceProcess> Of(Guid workspaceId)
        => [.. All().Where(process => process.Environment.GetValueOrDefault("WORKSPACE_ID") == workspaceId.ToString("D"))];

    /// <summary>The processes of all workspaces, by workspace, that a system started.</summary>
    public static ILookup<Guid, WorkspaceProcess> OfSystem(string directory)
        => WithArgument(directory).Select(pid => new WorkspaceProcess(pid, EnvironmentOf(pid)))
            .Where(process => process.Environment.ContainsKey("WORKSPACE_ID"))
            .ToLookup(process => Guid.Parse(process.Environment["WORKSPACE_ID"]));

    /// <summary>The processes whose arguments name something in a directory; system-1 is no part of the name system-10.</summary>
    public static IReadOnlyList<int> WithArgument(string directory)
    {
        var inside = Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar;
        return [.. Pids().Where(pid => Read(pid, "cmdline").Contains(inside, StringComparison.Ordinal))];
    }

    private static IEnumerable<WorkspaceProcess> All() => Pids().Select(pid => new WorkspaceProcess(pid, EnvironmentOf(pid)));

    private static IEnumerable<int> Pids()
        => Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static Dictionary<string, string> EnvironmentOf(int pid)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Read(pid, "environ").Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            values[equals < 0 ? entry : entry[..equals]] = equals < 0 ? "" : entry[(equals + 1)..];
        }

        return values;
    }

    private static string Read(int pid, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/{file}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked, or it is not ours.
            return "";
        }
    }
}
