using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>Runs a command to its end.</summary>
public static class ShellCommand
{
    /// <summary>Runs it and gives its exit code and everything it printed.</summary>
    /// <exception cref="TimeoutException">It did not end in time; it was killed.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        TimeSpan deadline, IReadOnlyDictionary<string, string>? environment, string file, params string[] arguments)
    {
        // Into a file: a server that the command leaves running would hold a pipe open, and the reader with it.
        var output = Path.Combine(RunDirectory.Root, $"command-{Guid.NewGuid():N}.txt");
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true };
        string[] shell = ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "bash", output, file, .. arguments];
        foreach (var argument in shell)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync().WaitAsync(deadline);
        }
        catch (TimeoutException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} took longer than {deadline}. "
                + $"It printed: {await File.ReadAllTextAsync(output)}", late);
        }

        return (process.ExitCode, await File.ReadAllTextAsync(output));
    }

    /// <summary>Runs it and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task<string> RequireAsync(TimeSpan deadline, string file, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(deadline, environment: null, file, arguments);
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
    }
}
