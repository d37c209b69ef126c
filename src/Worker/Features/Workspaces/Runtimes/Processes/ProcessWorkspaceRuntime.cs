using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Runs each workspace as a process of this machine, under a small parent of its own (<see cref="ShimLaunch"/>) that outlives the worker.
/// The process gets exactly the composed environment, <c>/</c> as its directory, <c>/dev/null</c> as input and outputs, umask 077, default
/// signals, no other descriptor, and a session of its own. The workers of one machine share the state directory; workers of different
/// machines do not know of each other's processes.
/// </summary>
internal sealed partial class ProcessWorkspaceRuntime : IWorkspaceRuntime
{
    private const int Terminate = 15;
    private const int Kill = 9;

    // For what happens within milliseconds.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly RuntimeOptions options;
    private readonly ProvisionFiles files;
    private readonly ShimLaunch shims;
    private readonly ExitWatch watch;
    private readonly TimeProvider time;
    private readonly ILogger<ProcessWorkspaceRuntime> logger;

    /// <summary>Prepares the state directory.</summary>
    public ProcessWorkspaceRuntime(IOptions<RuntimeOptions> options, TimeProvider time, ILogger<ProcessWorkspaceRuntime> logger)
    {
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        files = new ProvisionFiles(this.options.StateDirectory);
        shims = new ShimLaunch(files.Location);
        watch = new ExitWatch(files.Location, TimeSpan.FromSeconds(this.options.RescanSeconds), time, logger);
        Runtimes = [.. this.options.Runtimes.Keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Runtimes { get; }

    /// <inheritdoc/>
    public async Task<StartedProcess> StartAsync(ProvisionStart start, CancellationToken cancellationToken)
    {
        if (await SettledAsync(start, cancellationToken) is { } earlier)
            return earlier;

        var input = ShimInput.Encode(CommandOf(start.Runtime), start.Environment);
        var shimError = await shims.RunAsync(start.ProvisionId, input, cancellationToken);
        // Whichever was first: this call's shim, another call's, or a stop.
        var started = await SettledAsync(start, cancellationToken)
            ?? throw new IOException(
                $"the workspace process of provision {start.ProvisionId} could not be started: "
                + (shimError.Length == 0 ? "its parent process was ended" : shimError));
        LogStarted(logger, start.ProvisionId, start.OrgId, start.WorkspaceId, start.Runtime, started.State, started.Pid);
        return started;
    }

    /// <inheritdoc/>
    public async Task StopAsync(Guid provisionId, CancellationToken cancellationToken)
    {
        if (files.TryCreateTombstone(provisionId) || files.ReadClaim(provisionId) is not { Process: { } process } claim)
            return;
        using var handle = ProcessHandle.Open(process);
        // It has ended before, by itself or by an earlier stop; the claim says which.
        if (handle is null)
            return;

        // First, so that the end is known to be a stop even if this worker dies before it.
        files.Replace(provisionId, claim with { Stopped = true });
        handle.SignalGroup(Terminate);
        var signaled = time.GetTimestamp();
        while (process.IsAlive() && time.GetElapsedTime(signaled) < TimeSpan.FromSeconds(options.StopGraceSeconds))
            await Task.Delay(PollInterval, time, cancellationToken);

        // The shim kills what its child leaves behind; this is for the case that the shim is gone.
        handle.SignalGroup(Kill);
        while (process.GroupIsAlive())
            await Task.Delay(PollInterval, time, cancellationToken);
        files.RemoveTraces(provisionId);
        LogStopped(logger, provisionId, process.Pid);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProvisionExit> ExitsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var wakeUp in watch.WakeUpsAsync(cancellationToken))
        {
            if (wakeUp is null)
                files.Prune(time.GetUtcNow());
            foreach (var id in wakeUp is { } single ? [single] : files.Claimed())
            {
                if (EndOf(id) is { StartError: null } end)
                    yield return new ProvisionExit(id, end.Code, end.Signal);
            }
        }
    }

    /// <inheritdoc/>
    public void Forget(Guid provisionId)
    {
        // The claim stays for a while, so that an older start that is still under way somewhere finds it taken.
        if (!files.TryCreateTombstone(provisionId))
            files.Replace(provisionId, StartLock.Tombstone);
        files.RemoveTraces(provisionId);
    }

    /// <inheritdoc/>
    public bool Knows(Guid provisionId) => files.ReadClaim(provisionId) is not null;

    // How a process that was not stopped has ended, or null. While the shim lives, its exit file is waited for, for milliseconds.
    private ProcessEnd? EndOf(Guid id)
    {
        if (files.ReadClaim(id) is not { Stopped: false } claim)
            return null;
        if (files.ReadEnd(id) is { } end)
            return end;
        if (claim.Process?.IsAlive() == true || claim.Shim?.IsAlive() == true)
            return null;
        // It may have been recorded since the first read.
        return files.ReadEnd(id) ?? ProcessEnd.Unseen;
    }

    // What is known of a provision, once that is certain; null when nothing has been started for it.
    private async Task<StartedProcess?> SettledAsync(ProvisionStart start, CancellationToken cancellationToken)
    {
        while (files.ReadClaim(start.ProvisionId) is { } claim)
        {
            if (claim.Stopped)
                return new StartedProcess(StartedState.Stopped);
            if (EndOf(start.ProvisionId) is { } end)
                return end.StartError is { } error ? throw NotExecuted(start.Runtime, error) : new StartedProcess(StartedState.Ended);
            // A claim is created just before the command is executed, and the execution may still fail.
            if (claim.Process is { } process && process.IsAlive() && (files.IsRunning(start.ProvisionId) || claim.Shim?.IsAlive() != true))
                return new StartedProcess(StartedState.Running, process.Pid, process.StartTime);
            await Task.Delay(PollInterval, time, cancellationToken);
        }

        return null;
    }

    private IReadOnlyList<string> CommandOf(string runtime)
        => options.Runtimes.TryGetValue(runtime, out var command)
            ? [CommandLookup.Find(runtime, command.Executable, Environment.GetEnvironmentVariable("PATH")), .. command.Arguments]
            : throw new WorkspaceStartException(
                $"the runtime '{runtime}' is not configured; put its command into Runtimes:{runtime}:Command");

    private WorkspaceStartException NotExecuted(string runtime, int error)
    {
        var executable = options.Runtimes.TryGetValue(runtime, out var command) ? command.Executable : "";
        var advice = error == NativeMethods.TooBig
            ? "its environment is larger than this machine allows; shorten or delete secrets"
            : $"{Marshal.GetPInvokeErrorMessage(error)}; put an executable file into Runtimes:{runtime}:Command";
        return new WorkspaceStartException($"the command '{executable}' of the runtime '{runtime}' could not be executed: {advice}");
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "workspace_runtime: provision={ProvisionId} org={OrgId} workspace={WorkspaceId} "
            + "runtime={Runtime} state={State} pid={Pid}")]
    private static partial void LogStarted(
        ILogger logger, Guid provisionId, Guid orgId, Guid workspaceId, string runtime, StartedState state, int? pid);

    [LoggerMessage(Level = LogLevel.Information, Message = "workspace_runtime: provision={ProvisionId} pid={Pid} was stopped")]
    private static partial void LogStopped(ILogger logger, Guid provisionId, int pid);
}
