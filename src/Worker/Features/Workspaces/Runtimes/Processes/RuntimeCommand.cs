namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>The command that a runtime starts.</summary>
/// <param name="Executable">An absolute path, or a name that is looked up in the worker's own <c>PATH</c> at each start.</param>
/// <param name="Arguments">The arguments after it.</param>
internal sealed record RuntimeCommand(string Executable, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Reads <c>Runtimes:&lt;name&gt;:Command</c>, an executable and arguments separated by white space, followed by
    /// <c>Runtimes:&lt;name&gt;:Arguments</c>, taken as they are.
    /// </summary>
    public static RuntimeCommand Parse(string? command, IEnumerable<string> arguments)
        => (command ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var executable, .. var rest]
            ? new RuntimeCommand(executable, [.. rest, .. arguments])
            : new RuntimeCommand("", []);
}
