using System.Diagnostics;

namespace Messaging.System.Harness;

/// <summary>An Api or a Worker as a process of its own, with its output in a file.</summary>
/// <param name="program">The project it is built from.</param>
/// <param name="logPath">Where its output goes; a restart appends.</param>
/// <param name="settings">Its environment, beside what every program needs.</param>
/// <param name="arguments">Its arguments.</param>
public sealed class SystemProcess(string program, string logPath, Dictionary<string, string> settings, params string[] arguments)
    : IAsyncDisposable
{
    private static readonly TimeSpan KillDeadline = TimeSpan.FromSeconds(60);
    private static readonly string[] PassedOn = ["PATH", "HOME", "DOTNET_ROOT", "DOTNET_CLI_HOME", "TMPDIR", "LANG"];
    private Process? process;

    public string LogPath => logPath;

    public int Pid => process?.Id ?? throw new InvalidOperationException($"{logPath}: not started.");

    /// <summary>Its settings; a change counts from the next start.</summary>
    public Dictionary<string, string> Settings => settings;

    public bool IsRunning => process is { HasExited: false };

    public void Start()
    {
        if (IsRunning)
            throw new InvalidOperationException($"{logPath}: runs already.");

        process?.Dispose();
        var path = RepositoryRoot.Program(program);
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = Path.GetDirectoryName(path)! };
        string[] shell = ["-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1 </dev/null", "bash", logPath, path, .. arguments];
        foreach (var argument in shell)
            start.ArgumentList.Add(argument);

        // Nothing of whoever runs the tests may decide how the programs behave.
        start.Environment.Clear();
        foreach (var name in PassedOn)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> ExitAsync(TimeSpan deadline)
    {
        await process!.WaitForExitAsync().WaitAsync(deadline);
        return process.ExitCode;
    }

    public Task SignalAsync(string signal) => Signals.SendAsync(Pid, signal);

    /// <summary>Ends it at once, as <c>kill -9</c> does, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!IsRunning)
            return;
        process!.Kill();
        await process.WaitForExitAsync().WaitAsync(KillDeadline);
    }

    public async Task<string> LogAsync() => File.Exists(logPath) ? await File.ReadAllTextAsync(logPath) : "";

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
    }
}
