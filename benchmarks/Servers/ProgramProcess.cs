using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Messaging.Bench.Servers;

/// <summary>A .NET program as a process of its own, with its output in a file.</summary>
/// <param name="assembly">The program.</param>
/// <param name="logPath">Where its output goes; a restart appends.</param>
/// <param name="settings">Its environment, beside what every program needs.</param>
/// <param name="arguments">Its arguments.</param>
internal sealed class ProgramProcess(
    string assembly, string logPath, IReadOnlyDictionary<string, string> settings, params string[] arguments) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConcurrentDictionary<Process, bool> Running = [];
    private static readonly string[] PassedOn = ["PATH", "HOME", "DOTNET_ROOT", "DOTNET_CLI_HOME", "TMPDIR", "LANG"];
    private Process? process;

    /// <summary>The process as the kernel numbers it.</summary>
    public int Pid => process!.Id;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts it.</summary>
    public void Start()
    {
        Forget();
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = Path.GetDirectoryName(assembly)! };
        string[] shell = ["-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1 </dev/null", "bash", logPath, assembly, .. arguments];
        foreach (var argument in shell)
            start.ArgumentList.Add(argument);
        // Nothing of whoever measures may decide how the programs behave.
        start.Environment.Clear();
        foreach (var name in PassedOn)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        Running.TryAdd(process, true);
    }

    /// <summary>Ends at once whatever was started: who measures is told to stop.</summary>
    public static void KillAll()
    {
        foreach (var started in Running.Keys)
            started.Kill();
    }

    /// <summary>Says so when it has ended, which none of them does by itself while it is needed.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void MustRun()
    {
        if (!IsRunning)
            throw new InvalidOperationException($"the program has ended; {logPath} says why");
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another status than 0.</exception>
    public async Task EndAsync()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the program ended with status {process.ExitCode}; {logPath} says why");
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (!IsRunning)
            return;
        using (var kill = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process!.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            process!.Kill();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }

        Forget();
    }

    private void Forget()
    {
        if (process is not null)
            Running.TryRemove(process, out _);
        process?.Dispose();
    }
}
