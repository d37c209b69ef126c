using System.Globalization;
using Messaging.System.Harness;

namespace Messaging.System.Workspaces;

/// <summary>Processes that end without anybody having asked them to.</summary>
[Collection(SharedSystem.Name)]
public sealed class StoppedTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task a_process_that_ends_by_itself_makes_the_workspace_stopped_with_its_exit_code(int exitCode)
    {
        var caller = system.Caller();
        var id = Guid.NewGuid();
        await system.Runtimes.PrepareEndAsync(id);
        await caller.NewWorkspaceAsync("ending", id: id);

        await system.Runtimes.EndAsync(id, exitCode);

        await StoppedAsync(caller, id);
        var stopped = (await caller.AuditAsync()).Single(item => item.GetProperty("type").GetString() == "WorkspaceStopped");
        stopped.GetProperty("exit_code").GetInt32().ShouldBe(exitCode);
        stopped.GetProperty("workspace_id").GetGuid().ShouldBe(id);
        await system.Tap.UntilAsync(caller.Org, "WorkspaceStopped", events => events.Any(tapped => tapped.Type == "WorkspaceStopped"));
    }

    [Fact]
    public async Task a_process_that_is_killed_is_recorded_with_the_signal()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        await Signals.SendAsync(WorkspaceProcess.Of(id).Single().Pid, "KILL");

        await StoppedAsync(caller, id);
        var stopped = (await caller.AuditAsync()).Single(item => item.GetProperty("type").GetString() == "WorkspaceStopped");
        stopped.GetProperty("signal").GetInt32().ShouldBe(9, string.Create(CultureInfo.InvariantCulture, $"{stopped}"));
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");
    }

    private static Task<Answer> StoppedAsync(Caller caller, Guid id)
        => Eventually.Async("the workspace to be stopped", () => caller.GetWorkspaceAsync(id), answer => answer["status"] == "stopped");
}
