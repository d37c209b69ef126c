using System.Diagnostics;
using System.Globalization;
using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Messaging.SystemTests.Runtime;

/// <summary>A state directory with any number of runtimes ("workers") on it. Ends whatever was started.</summary>
public abstract class RuntimeRig : IAsyncLifetime
{
    private protected const int SigTerm = 15;
    private protected const int SigKill = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string directory = Directory.CreateTempSubdirectory("runtime-test-").FullName;
    private readonly string mark = Guid.NewGuid().ToString("N");

    private protected string StateDirectory => Path.Combine(directory, "state");

    private protected string Scratch => directory;

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(StateDirectory);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pid in MarkedProcesses())
            NativeMethods.Kill(pid, SigKill);
        // The shims write down these ends, into the directory that is removed next.
        await Until(() => MarkedProcesses().Length == 0 && Shims().Length == 0);
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A worker's runtime whose one runtime, <c>test</c>, starts this command.</summary>
    private protected ProcessWorkspaceRuntime Worker(double rescanSeconds = 3600, double graceSeconds = 10, params string[] command)
    {
        var options = new RuntimeOptions
        {
            StateDirectory = StateDirectory,
            RescanSeconds = rescanSeconds,
            StopGraceSeconds = graceSeconds,
        };
        options.Runtimes["test"] = command is [var executable, .. var arguments]
            ? new RuntimeCommand(executable, arguments)
            : new RuntimeCommand("sleep", ["infinity"]);
        return new ProcessWorkspaceRuntime(Options.Create(options), TimeProvider.System, NullLogger<ProcessWorkspaceRuntime>.Instance);
    }

    private protected ProcessWorkspaceRuntime Shell(string script) => Worker(command: ["sh", "-c", script]);

    private protected ProvisionStart Provision(Guid? id = null, string runtime = "test", params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, SecretText>(StringComparer.Ordinal)
        {
            ["RUNTIME_TEST"] = new(mark),
            ["PATH"] = new("/usr/bin:/bin"),
        };
        foreach (var (name, value) in more)
            environment[name] = new SecretText(value);
        return new ProvisionStart(id ?? Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), runtime, environment);
    }

    /// <summary>Runs a shim as a worker would which is killed in the midst of it: with this much of the input.</summary>
    private protected Process ShimByHand(Guid id, ReadOnlySpan<byte> input)
    {
        var start = new ProcessStartInfo(
            "/usr/bin/perl", ["-f", Path.Combine(AppContext.BaseDirectory, "workspace-shim.pl"), StateDirectory, id.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        var shim = Process.Start(start)!;
        shim.StandardInput.BaseStream.Write(input);
        shim.StandardInput.Close();
        return shim;
    }

    /// <summary>The processes that this test has started as workspaces, and their children.</summary>
    private protected int[] MarkedProcesses() => Processes("environ", "RUNTIME_TEST=" + mark);

    private protected int[] Shims() => Processes("cmdline", StateDirectory);

    private protected string StateFile(Guid id, string kind) => Path.Combine(StateDirectory, $"{id}.{kind}");

    private protected int ShimOf(Guid id)
        => int.Parse(File.ReadAllText(StateFile(id, "claim")).Split(' ')[3], CultureInfo.InvariantCulture);

    private protected static async Task<ProvisionExit> ExitOf(ProcessWorkspaceRuntime worker, Guid id)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var exit in worker.ExitsAsync(patience.Token))
        {
            if (exit.ProvisionId == id)
                return exit;
        }

        throw new UnreachableException();
    }

    /// <summary>Every exit that is known now, without waiting for one.</summary>
    private protected async Task<List<ProvisionExit>> ExitsUntilNow()
    {
        // A provision that has ended already, and which a scan comes to: a sign that the scan has been done.
        var last = Provision();
        await Shell("exit 0").StartAsync(last, default);
        await Until(() => File.Exists(StateFile(last.ProvisionId, "exit")));
        using var patience = new CancellationTokenSource(Patience);
        HashSet<ProvisionExit> exits = [];
        var times = 0;
        await foreach (var exit in Worker(rescanSeconds: 0.05).ExitsAsync(patience.Token))
        {
            // Seen twice, all of what comes before or after it in a scan has been seen.
            if (exit.ProvisionId == last.ProvisionId && ++times == 2)
                break;
            if (exit.ProvisionId != last.ProvisionId)
                exits.Add(exit);
        }

        Worker().Forget(last.ProvisionId);
        return [.. exits];
    }

    private protected static async Task Until(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var since = Stopwatch.StartNew();
        while (!condition())
        {
            since.Elapsed.ShouldBeLessThan(Patience, "waited in vain");
            await timer.WaitForNextTickAsync();
        }
    }

    private protected static bool Runs(int pid) => ProcessStatus.Read(pid) is { IsDead: false };

    private static int[] Processes(string file, string text)
    {
        List<int> found = [];
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var pid) || pid == Environment.ProcessId)
                continue;
            try
            {
                if (File.ReadAllText(Path.Combine(path, file)).Split('\0').Contains(text) && Runs(pid))
                    found.Add(pid);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // A process that has ended while we were looking, or somebody else's: not one of ours either way.
            }
        }

        return [.. found];
    }
}
