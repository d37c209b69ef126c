namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Finds a runtime's executable in the worker's own <c>PATH</c>, not in the workspace's: that is only for what the workspace starts.
/// </summary>
internal static class CommandLookup
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path of an executable.</summary>
    /// <exception cref="WorkspaceStartException">There is none, or it cannot be executed.</exception>
    public static string Find(string runtime, string executable, string? searchPath)
    {
        if (Path.IsPathRooted(executable))
        {
            if (IsExecutable(executable))
                return executable;
            var fault = File.Exists(executable) ? "is not executable" : "does not exist";
            throw new WorkspaceStartException(
                $"the command '{executable}' of the runtime '{runtime}' {fault}; "
                + $"put an executable file into Runtimes:{runtime}:Command, or install it there");
        }

        return (searchPath ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(directory => Path.Combine(directory, executable))
            .FirstOrDefault(IsExecutable)
            ?? throw new WorkspaceStartException(
                $"the command '{executable}' of the runtime '{runtime}' is in no directory of the worker's PATH; "
                + $"put the path of an executable file into Runtimes:{runtime}:Command, or install it");
    }

    private static bool IsExecutable(string path)
        => !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None;
}
