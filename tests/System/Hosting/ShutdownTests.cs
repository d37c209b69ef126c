using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Hosting;

/// <summary>SIGTERM: what was accepted and begun is finished, in time.</summary>
public sealed class ShutdownTests
{
    // The programs give themselves 20 s; the rest is for a busy machine.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task api_and_worker_end_in_time_and_running_workspaces_stay()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        var process = WorkspaceProcess.Of(id).Single().Pid;

        (await system.StopWorkerAsync(0, Within)).ShouldBe(0);
        await system.Apis[0].SignalAsync("TERM");
        (await system.Apis[0].ExitAsync(Within)).ShouldBe(0);

        WorkspaceProcess.Of(id).Single().Pid.ShouldBe(process);
    }

    [Fact]
    public async Task a_command_that_waits_for_its_next_attempt_is_given_back_and_carried_out_once_by_the_next_worker()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        string accepted;
        await using (var fault = await CommitFault.InstallAsync(
            system.Database, caller.Org, PostgresErrorCodes.DiskFull, times: int.MaxValue))
        {
            accepted = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;
            // By then the pauses take seconds.
            await Eventually.Async("some attempts", () => fault.AttemptsAsync(), attempts => attempts >= 5);

            (await system.StopWorkerAsync(0, Within)).ShouldBe(0);
        }

        await system.RestartWorkerAsync(0);

        (await caller.OutcomeAsync(accepted))["status"].ShouldBe("succeeded");
        (await caller.AuditAsync()).Count.ShouldBe(1);
        (await system.Workers[0].LogAsync()).ShouldContain("is given back undone");
    }

    [Fact]
    public async Task a_process_that_ended_while_the_worker_was_away_is_noticed_when_it_is_back()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var ended = Guid.NewGuid();
        await system.Runtimes.PrepareEndAsync(ended);
        await caller.NewWorkspaceAsync("ending", id: ended);
        var running = await caller.NewWorkspaceAsync();
        var process = WorkspaceProcess.Of(running).Single().Pid;
        await system.KillWorkerAsync(0);

        await system.Runtimes.EndAsync(ended, 7);
        await Eventually.Async("the process gone", () => WorkspaceProcess.Of(ended), processes => processes.Count == 0);
        await system.RestartWorkerAsync(0);

        await Eventually.Async(
            "the workspace to be stopped", () => caller.GetWorkspaceAsync(ended), answer => answer["status"] == "stopped");
        (await caller.AuditAsync()).Single(item => item.GetProperty("type").GetString() == "WorkspaceStopped").GetProperty("exit_code")
            .GetInt32().ShouldBe(7);
        (await caller.GetWorkspaceAsync(running))["status"].ShouldBe("online");
        WorkspaceProcess.Of(running).Single().Pid.ShouldBe(process);
        (await caller.DeleteWorkspaceAsync(running)).ShouldBe(204);
        await Eventually.Async("the other process gone", () => WorkspaceProcess.Of(running), processes => processes.Count == 0);
    }
}
