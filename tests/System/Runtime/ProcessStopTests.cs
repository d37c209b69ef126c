using System.Diagnostics;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;

namespace Messaging.SystemTests.Runtime;

public sealed class ProcessStopTests : RuntimeRig
{
    private const string Deaf = "trap '' TERM; : > \"$READY\"; while :; do sleep 1; done";

    [Fact]
    public async Task a_process_can_end_in_order()
    {
        var done = Path.Combine(Scratch, "done");
        var (worker, provision, pid) = await Ready($"trap 'echo done > {done}; exit 0' TERM; : > \"$READY\"; while :; do sleep 0.05; done");

        await worker.StopAsync(provision.ProvisionId, default);

        (await File.ReadAllTextAsync(done)).ShouldBe("done\n");
        Runs(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task a_process_that_does_not_listen_is_killed_after_the_grace()
    {
        var (worker, provision, pid) = await Ready(Deaf, graceSeconds: 0.5);
        var since = Stopwatch.StartNew();

        await worker.StopAsync(provision.ProvisionId, default);

        since.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
        Runs(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task children_are_gone_when_the_stop_returns()
    {
        var (worker, provision, _) = await Ready("(trap '' TERM; : > \"$READY\"; while :; do sleep 1; done) & wait");
        MarkedProcesses().Length.ShouldBeGreaterThanOrEqualTo(2);

        await worker.StopAsync(provision.ProvisionId, default);

        MarkedProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task children_are_gone_also_when_the_parent_was_killed()
    {
        var (worker, provision, _) = await Ready("(trap '' TERM; : > \"$READY\"; while :; do sleep 1; done) & wait");
        NativeMethods.Kill(ShimOf(provision.ProvisionId), SigKill);

        await worker.StopAsync(provision.ProvisionId, default);

        MarkedProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task an_end_by_stop_is_not_reported()
    {
        var provision = Provision();
        await Worker().StartAsync(provision, default);

        await Worker().StopAsync(provision.ProvisionId, default);
        await Until(() => Shims().Length == 0);

        (await ExitsUntilNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_end_that_came_before_the_stop_is_still_reported()
    {
        var provision = Provision();
        var worker = Shell("exit 6");
        await worker.StartAsync(provision, default);
        await Until(() => File.Exists(StateFile(provision.ProvisionId, "exit")));

        await worker.StopAsync(provision.ProvisionId, default);

        (await ExitsUntilNow()).ShouldBe([new ProvisionExit(provision.ProvisionId, 6, null)]);
    }

    [Fact]
    public async Task a_stopped_provision_is_not_started_again()
    {
        var provision = Provision();
        await Worker().StartAsync(provision, default);
        await Worker().StopAsync(provision.ProvisionId, default);

        (await Worker().StartAsync(provision, default)).ShouldBe(new StartedProcess(StartedState.Stopped));

        MarkedProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_provision_that_was_stopped_before_it_was_started_never_is()
    {
        var provision = Provision();
        await Worker().StopAsync(provision.ProvisionId, default);

        (await Worker().StartAsync(provision, default)).State.ShouldBe(StartedState.Stopped);

        // Nor by a shim that was on its way.
        using var shim = ShimByHand(provision.ProvisionId, ShimInput.Encode(["/bin/sleep", "infinity"], provision.Environment));
        await shim.WaitForExitAsync();
        MarkedProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_stop_at_the_same_time_as_a_start_leaves_nothing_running()
    {
        for (var round = 0; round < 10; round++)
        {
            var provision = Provision();
            ProcessWorkspaceRuntime[] workers = [Worker(), Worker()];

            var start = Task.Run(() => workers[0].StartAsync(provision, default));
            var stop = Task.Run(() => workers[1].StopAsync(provision.ProvisionId, default));
            await Task.WhenAll(start, stop);

            MarkedProcesses().ShouldBeEmpty();
            (await workers[0].StartAsync(provision, default)).State.ShouldBe(StartedState.Stopped);
        }
    }

    [Fact]
    public async Task a_stop_can_be_repeated_and_can_come_twice_at_once()
    {
        var (worker, provision, pid) = await Ready(Deaf, graceSeconds: 0.2);

        await Task.WhenAll(
            worker.StopAsync(provision.ProvisionId, default), Worker(graceSeconds: 0.1).StopAsync(provision.ProvisionId, default));
        await worker.StopAsync(provision.ProvisionId, default);

        Runs(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task a_stop_that_was_broken_off_is_resumed_by_the_next_and_its_end_is_not_reported()
    {
        var (worker, provision, pid) = await Ready(Deaf);
        using var brokenOff = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => worker.StopAsync(provision.ProvisionId, brokenOff.Token));
        Runs(pid).ShouldBeTrue();

        await Worker(graceSeconds: 0.1).StopAsync(provision.ProvisionId, default);

        Runs(pid).ShouldBeFalse();
        (await ExitsUntilNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_process_that_has_the_number_since_is_not_signalled()
    {
        using var stranger = Process.Start("setsid", ["sleep", "300"])!;
        await Until(() => ProcessStatus.Read(stranger.Id)?.Group == stranger.Id);
        var status = ProcessStatus.Read(stranger.Id)!;
        var boot = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim();
        ProcessIdentity[] forged =
        [
            new(stranger.Id, status.StartTime - 1, boot),
            new(stranger.Id, status.StartTime, Guid.Empty.ToString()),
        ];
        foreach (var identity in forged)
        {
            var provision = Provision();
            await File.WriteAllTextAsync(
                StateFile(provision.ProvisionId, "claim"), new StartLock(Stopped: false, identity, null).ToString());

            await Worker().StopAsync(provision.ProvisionId, default);

            Runs(stranger.Id).ShouldBeTrue();
            (await ExitsUntilNow()).ShouldContain(new ProvisionExit(provision.ProvisionId, null, null));
        }

        stranger.Kill();
    }

    [Fact]
    public async Task a_hold_signals_nothing_once_its_process_has_ended()
    {
        var started = await Worker().StartAsync(Provision(), default);
        var identity = new ProcessIdentity(
            started.Pid!.Value, started.StartTime!.Value, (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim());
        using var hold = ProcessHandle.Open(identity)!;
        NativeMethods.Kill(started.Pid.Value, SigKill);
        await Until(() => !identity.IsAlive());

        hold.SignalGroup(SigKill);
        hold.SignalGroupByNumber(SigKill);

        ProcessHandle.Open(identity).ShouldBeNull();
    }

    [Fact]
    public async Task a_group_can_be_signalled_on_older_kernels()
    {
        var (_, provision, pid) = await Ready("(: > \"$READY\"; sleep 300) & wait");
        using var hold = ProcessHandle.Open(
            StartLock.Parse(await File.ReadAllTextAsync(StateFile(provision.ProvisionId, "claim"))).Process!)!;

        hold.SignalGroupByNumber(SigTerm);

        await Until(() => !Runs(pid) && MarkedProcesses().Length == 0);
    }

    /// <summary>Starts a script and waits until it has created the file <c>$READY</c>.</summary>
    private async Task<(ProcessWorkspaceRuntime Worker, ProvisionStart Provision, int Pid)> Ready(string script, double graceSeconds = 10)
    {
        var ready = Path.Combine(Scratch, "ready-" + Guid.NewGuid());
        var provision = Provision(more: ("READY", ready));
        var worker = Worker(graceSeconds: graceSeconds, command: ["sh", "-c", script]);
        var started = await worker.StartAsync(provision, default);
        await Until(() => File.Exists(ready));
        return (worker, provision, started.Pid!.Value);
    }
}
