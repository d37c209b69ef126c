namespace Messaging.System.Harness;

/// <summary>
/// The commands that stand in for agents. Each is one process without children that waits on a named pipe, so that it
/// lives until it is ended, and carries the system's directory in its arguments, so that it can be found.
/// </summary>
public sealed class StandInRuntimes
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly string directory;
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);

    private StandInRuntimes(string directory) => this.directory = directory;

    /// <summary>The settings of the worker.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    private string AgentPipe => Path.Combine(directory, "agent");

    private string StartsPath => Path.Combine(directory, "starts");

    public static async Task<StandInRuntimes> PrepareAsync(string directory)
    {
        var runtimes = new StandInRuntimes(directory);
        await runtimes.MakePipeAsync(runtimes.AgentPipe);
        foreach (var name in (string[])["claude-code", "codex", "hermes", "google-adk", "openclaw"])
            runtimes.settings[$"Runtimes__{name}__Command"] = $"/bin/cat {runtimes.AgentPipe}";

        // Says that it was started, each time.
        runtimes.Script("counting", $"echo \"$WORKSPACE_ID $$\" >>'{runtimes.StartsPath}'; read -r _ <'{runtimes.AgentPipe}'");
        // Ends by itself with the code that is written into the workspace's own pipe.
        runtimes.Script("ending", $"read -r code <'{directory}/end-'\"$WORKSPACE_ID\"; exit \"$code\"");
        // Does not end when it is asked to.
        runtimes.Script("stubborn", $"trap '' TERM; while :; do read -r _ <'{runtimes.AgentPipe}'; done");
        runtimes.settings["Runtimes__broken__Command"] = $"{directory}/no-such-program";
        return runtimes;
    }

    /// <summary>How often the runtime <c>counting</c> was started for a workspace.</summary>
    public int StartsOf(Guid workspaceId)
        => File.Exists(StartsPath)
            ? File.ReadLines(StartsPath).Count(line => line.StartsWith($"{workspaceId:D} ", StringComparison.Ordinal))
            : 0;

    /// <summary>How often it was started, for every workspace.</summary>
    public IReadOnlyDictionary<Guid, int> Starts()
        => File.Exists(StartsPath)
            ? File.ReadLines(StartsPath).Select(line => Guid.Parse(line.Split(' ')[0])).CountBy(id => id).ToDictionary()
            : new Dictionary<Guid, int>();

    /// <summary>Lets a workspace of the runtime <c>ending</c> be created: it waits on this pipe.</summary>
    public Task PrepareEndAsync(Guid workspaceId) => MakePipeAsync(EndPipe(workspaceId));

    /// <summary>Makes a workspace of the runtime <c>ending</c> end by itself.</summary>
    public Task EndAsync(Guid workspaceId, int exitCode) => File.WriteAllTextAsync(EndPipe(workspaceId), $"{exitCode}\n");

    private string EndPipe(Guid workspaceId) => Path.Combine(directory, $"end-{workspaceId:D}");

    private Task MakePipeAsync(string path) => ShellCommand.RequireAsync(Deadline, "mkfifo", path);

    private void Script(string name, string body)
    {
        var path = Path.Combine(directory, $"{name}.sh");
        File.WriteAllText(path, body + "\n");
        settings[$"Runtimes__{name}__Command"] = $"/bin/sh {path}";
    }
}
