using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;

namespace Messaging.SystemTests.Runtime;

public sealed class ProcessExitTests : RuntimeRig
{
    [Theory]
    [InlineData("exit 0", 0, null)]
    [InlineData("exit 7", 7, null)]
    [InlineData("exit 255", 255, null)]
    [InlineData("kill -TERM $$", null, 15)]
    [InlineData("kill -KILL $$", null, 9)]
    public async Task an_end_is_reported_with_its_code_or_signal(string script, int? code, int? signal)
    {
        var provision = Provision();
        var worker = Shell(script);

        await worker.StartAsync(provision, default);

        (await ExitOf(worker, provision.ProvisionId)).ShouldBe(new ProvisionExit(provision.ProvisionId, code, signal));
    }

    [Fact]
    public async Task an_end_is_noticed_at_once_by_those_who_wait()
    {
        // The next look at everything is an hour away.
        var provision = Provision();
        var worker = Worker();
        var started = await worker.StartAsync(provision, default);
        var first = await EndedProvision();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var exits = worker.ExitsAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        (await exits.MoveNextAsync()).ShouldBeTrue();
        exits.Current.ProvisionId.ShouldBe(first.ProvisionId);

        NativeMethods.Kill(started.Pid!.Value, SigTerm);

        (await exits.MoveNextAsync()).ShouldBeTrue();
        exits.Current.ShouldBe(new ProvisionExit(provision.ProvisionId, null, SigTerm));
    }

    [Fact]
    public async Task an_end_that_no_worker_saw_is_reported_by_the_next()
    {
        var provision = await EndedProvision("exit 3");

        (await ExitsUntilNow()).ShouldContain(new ProvisionExit(provision.ProvisionId, 3, null));
    }

    [Fact]
    public async Task an_end_is_repeated_until_it_is_forgotten()
    {
        var provision = await EndedProvision();
        (await ExitsUntilNow()).ShouldContain(exit => exit.ProvisionId == provision.ProvisionId);
        (await ExitsUntilNow()).ShouldContain(exit => exit.ProvisionId == provision.ProvisionId);

        Worker().Forget(provision.ProvisionId);

        (await ExitsUntilNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_forgotten_provision_is_not_started_again()
    {
        var provision = await EndedProvision();
        Worker().Forget(provision.ProvisionId);

        (await Worker().StartAsync(provision, default)).ShouldBe(new StartedProcess(StartedState.Stopped));

        MarkedProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_running_process_is_no_exit()
    {
        await Worker().StartAsync(Provision(), default);

        (await ExitsUntilNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_process_whose_parent_was_killed_runs_on_and_its_end_is_reported_without_a_code()
    {
        var provision = Provision();
        var worker = Worker(rescanSeconds: 0.1);
        var started = await worker.StartAsync(provision, default);
        var shim = ShimOf(provision.ProvisionId);
        NativeMethods.Kill(shim, SigKill);
        await Until(() => !Runs(shim));

        (await worker.StartAsync(provision, default)).ShouldBe(started);
        (await ExitsUntilNow()).ShouldBeEmpty();
        NativeMethods.Kill(started.Pid!.Value, SigTerm);

        (await ExitOf(worker, provision.ProvisionId)).ShouldBe(new ProvisionExit(provision.ProvisionId, null, null));
    }

    [Fact]
    public async Task a_process_of_an_earlier_boot_has_ended_whatever_has_its_number_now()
    {
        var provision = Provision();
        var self = ProcessStatus.Read(Environment.ProcessId)!;
        await File.WriteAllTextAsync(
            StateFile(provision.ProvisionId, "claim"),
            new StartLock(Stopped: false, new ProcessIdentity(Environment.ProcessId, self.StartTime, Guid.Empty.ToString()), null)
                .ToString());

        (await Worker().StartAsync(provision, default)).State.ShouldBe(StartedState.Ended);
        (await ExitsUntilNow()).ShouldBe([new ProvisionExit(provision.ProvisionId, null, null)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("started 12")]
    [InlineData("\0\0\0\0")]
    public async Task a_claim_that_a_power_cut_has_damaged_is_an_end_that_nobody_saw(string claim)
    {
        var provision = Provision();
        await File.WriteAllTextAsync(StateFile(provision.ProvisionId, "claim"), claim);

        (await Worker().StartAsync(provision, default)).State.ShouldBe(StartedState.Ended);
        (await ExitsUntilNow()).ShouldBe([new ProvisionExit(provision.ProvisionId, null, null)]);
    }

    [Fact]
    public async Task what_a_process_leaves_behind_ends_with_it()
    {
        var provision = Provision();
        var worker = Shell("(trap '' TERM HUP; while :; do sleep 1; done) & exit 4");

        await worker.StartAsync(provision, default);

        (await ExitOf(worker, provision.ProvisionId)).ExitCode.ShouldBe(4);
        await Until(() => MarkedProcesses().Length == 0);
    }

    [Fact]
    public async Task a_process_that_is_paused_has_not_ended()
    {
        const int sigStop = 19;
        const int sigContinue = 18;
        var pid = (await Worker().StartAsync(Provision(), default)).Pid!.Value;

        NativeMethods.Kill(pid, sigStop);

        await Until(() => ProcessStatus.Read(pid)?.State == 'T');
        (await ExitsUntilNow()).ShouldBeEmpty();
        NativeMethods.Kill(pid, sigContinue);
        await Until(() => ProcessStatus.Read(pid)?.State == 'S');
    }

    [Fact]
    public async Task a_provision_is_known_from_its_start_until_long_after_it_was_forgotten()
    {
        var worker = Worker();
        worker.Knows(Guid.NewGuid()).ShouldBeFalse();
        var provision = await EndedProvision();
        worker.Knows(provision.ProvisionId).ShouldBeTrue();
        worker.Forget(provision.ProvisionId);
        worker.Knows(provision.ProvisionId).ShouldBeTrue();

        var files = new ProvisionFiles(StateDirectory);
        files.Prune(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(23));
        worker.Knows(provision.ProvisionId).ShouldBeTrue();
        files.Prune(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(25));
        worker.Knows(provision.ProvisionId).ShouldBeFalse();
    }

    [Fact]
    public async Task pruning_keeps_what_runs_and_what_has_not_been_forgotten()
    {
        var running = Provision();
        await Worker().StartAsync(running, default);
        var ended = await EndedProvision();
        await File.WriteAllTextAsync(StateFile(Guid.NewGuid(), "1.tmp"), "left over");

        new ProvisionFiles(StateDirectory).Prune(TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(30));

        Directory.GetFiles(StateDirectory).Select(Path.GetFileName).ShouldBe(
            [
                $"{running.ProvisionId}.claim", $"{running.ProvisionId}.running", $"{ended.ProvisionId}.claim",
                $"{ended.ProvisionId}.exit", $"{ended.ProvisionId}.running",
            ],
            ignoreOrder: true);
    }

    private async Task<ProvisionStart> EndedProvision(string script = "exit 1")
    {
        var provision = Provision();
        await Shell(script).StartAsync(provision, default);
        await Until(() => File.Exists(StateFile(provision.ProvisionId, "exit")));
        return provision;
    }
}
