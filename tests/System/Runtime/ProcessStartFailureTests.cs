using System.Runtime.Versioning;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;

namespace Messaging.SystemTests.Runtime;

[SupportedOSPlatform("linux")]
public sealed class ProcessStartFailureTests : RuntimeRig
{
    [Theory]
    [InlineData("/nowhere/agent", "'/nowhere/agent'", "does not exist")]
    [InlineData("/etc/passwd", "'/etc/passwd'", "is not executable")]
    [InlineData("no-such-agent", "'no-such-agent'", "in no directory of the worker's PATH")]
    public async Task a_command_that_is_not_there_is_named_and_nothing_is_left_behind(string command, string named, string problem)
    {
        var thrown = await Should.ThrowAsync<WorkspaceStartException>(
            () => Worker(command: [command]).StartAsync(Provision(more: ("S", "marked-value")), default));

        thrown.Message.ShouldContain(named);
        thrown.Message.ShouldContain(problem);
        thrown.Message.ShouldContain("Runtimes:test:Command");
        thrown.ToString().ShouldNotContain("marked-value");
        Directory.GetFiles(StateDirectory).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_runtime_that_is_not_configured_is_named()
        => (await Should.ThrowAsync<WorkspaceStartException>(() => Worker().StartAsync(Provision(runtime: "codex"), default)))
            .Message.ShouldBe("the runtime 'codex' is not configured; put its command into Runtimes:codex:Command");

    [Fact]
    public async Task a_command_that_cannot_be_executed_fails_every_start_and_is_no_exit()
    {
        var script = Path.Combine(Scratch, "agent");
        await File.WriteAllTextAsync(script, "#!/nowhere/interpreter\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var provision = Provision();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var thrown = await Should.ThrowAsync<WorkspaceStartException>(() => Worker(command: [script]).StartAsync(provision, default));
            thrown.Message.ShouldContain($"'{script}' of the runtime 'test' could not be executed: No such file or directory");
        }

        (await ExitsUntilNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_command_that_cannot_be_executed_fails_concurrent_starts_alike()
    {
        var script = Path.Combine(Scratch, "agent");
        await File.WriteAllTextAsync(script, "#!/nowhere/interpreter\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        ProcessWorkspaceRuntime[] workers = [Worker(command: [script]), Worker(command: [script])];
        for (var round = 0; round < 10; round++)
        {
            var provision = Provision();

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index
                => Record.ExceptionAsync(() => Task.Run(() => workers[index % 2].StartAsync(provision, default))).AsTask()));

            outcomes.ShouldAllBe(outcome => outcome is WorkspaceStartException);
        }
    }

    [Fact]
    public async Task a_start_waits_until_it_is_known_whether_the_command_could_be_executed()
    {
        // Claimed by a process that is just about to execute the command, and then cannot.
        var self = new ProcessIdentity(Environment.ProcessId, ProcessStatus.Read(Environment.ProcessId)!.StartTime,
            (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim());
        var provision = Provision();
        await File.WriteAllTextAsync(StateFile(provision.ProvisionId, "claim"), new StartLock(Stopped: false, self, self).ToString());

        var start = Worker().StartAsync(provision, default);
        start.IsCompleted.ShouldBeFalse();
        await File.WriteAllTextAsync(Path.Combine(Scratch, "exit"), "failed 13\n");
        File.Move(Path.Combine(Scratch, "exit"), StateFile(provision.ProvisionId, "exit"));

        (await Should.ThrowAsync<WorkspaceStartException>(start)).Message.ShouldContain("Permission denied");
    }

    [Fact]
    public async Task an_environment_that_is_too_large_for_the_machine_is_said_to_be()
    {
        var values = Enumerable.Range(0, 200).Select(index => ($"V{index}", new string('x', 65536))).ToArray();

        (await Should.ThrowAsync<WorkspaceStartException>(() => Worker().StartAsync(Provision(more: values), default)))
            .Message.ShouldContain("its environment is larger than this machine allows");
    }

    [Fact]
    public async Task a_state_directory_that_cannot_be_written_is_a_passing_reason()
    {
        var worker = Worker();
        Directory.Delete(StateDirectory);
        try
        {
            (await Should.ThrowAsync<IOException>(() => worker.StartAsync(Provision(), default))).Message.ShouldNotBeEmpty();
            MarkedProcesses().ShouldBeEmpty();
        }
        finally
        {
            Directory.CreateDirectory(StateDirectory);
        }
    }
}
