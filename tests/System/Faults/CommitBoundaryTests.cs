using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>
/// kill -9 of the worker at the two edges of its commit. The database is told to wait for a standby that does not exist: a
/// commit is then durable, and the worker never hears of it.
/// </summary>
[Collection(BreakableServers.Name)]
public sealed class CommitBoundaryTests(BreakableServers breakable)
{
    [Fact]
    public async Task what_was_committed_when_the_worker_died_is_published_and_started_once_by_the_next()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        var id = Guid.NewGuid();
        string operationId;
        await using (var standby = await MissingStandby.AwaitAsync(breakable.Servers, system.Database))
        {
            operationId = (await caller.WithoutWaiting.CreateWorkspaceAsync(id, "counting")).ShouldBe(202)["operation_id"]!;
            await standby.UntilCommandHangsAsync();
            await system.KillWorkerAsync(0);
        }

        await Eventually.Async(
            "the commit",
            () => system.Database.ScalarAsync<long>(
                "SELECT count(*) FROM audit_events WHERE org_id = $1 AND published_at IS NULL", caller.Org),
            unpublished => unpublished > 0);
        system.Runtimes.StartsOf(id).ShouldBe(0);
        system.Tap.Of(caller.Org).ShouldBeEmpty();

        await system.RestartWorkerAsync(0);

        (await caller.OutcomeAsync(operationId))["status"].ShouldBe("succeeded");
        await Eventually.Async("the workspace online", () => caller.GetWorkspaceAsync(id), answer => answer["status"] == "online");
        var audit = await caller.AuditAsync();
        var published = await system.Tap.UntilAsync(
            caller.Org, "all events", events => events.DistinctBy(tapped => tapped.EventId).Count() == audit.Count);
        published.DistinctBy(tapped => tapped.EventId).Select(tapped => tapped.Type)
            .ShouldBe(audit.Select(item => item.GetProperty("type").GetString()!));
        audit.Select(item => item.GetProperty("type").GetString()).ShouldBe(["WorkspaceCreated", "WorkspaceProvisioned"]);
        system.Runtimes.StartsOf(id).ShouldBe(1);
        WorkspaceProcess.Of(id).Count.ShouldBe(1);
        (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task a_process_that_was_started_but_not_yet_recorded_when_the_worker_died_is_not_started_again()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        var id = Guid.NewGuid();
        await using var connection = await system.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Task<int> locked;
        await using var hold = new NpgsqlCommand("LOCK TABLE workspaces, provisions IN EXCLUSIVE MODE", connection, transaction);
        await using (var standby = await MissingStandby.AwaitAsync(breakable.Servers, system.Database))
        {
            (await caller.WithoutWaiting.CreateWorkspaceAsync(id, "counting")).ShouldBe(202);
            await standby.UntilCommandHangsAsync();
            // Stands in line behind the commit, and before whatever the worker writes next.
            locked = hold.ExecuteNonQueryAsync();
        }

        await locked;
        await Eventually.Async("the process", () => system.Runtimes.StartsOf(id), starts => starts == 1);
        await system.KillWorkerAsync(0);
        await transaction.RollbackAsync();

        await system.RestartWorkerAsync(0);

        await Eventually.Async("the workspace online", () => caller.GetWorkspaceAsync(id), answer => answer["status"] == "online");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        system.Runtimes.StartsOf(id).ShouldBe(1);
        WorkspaceProcess.Of(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task events_whose_publishing_the_broker_never_confirmed_are_published_by_the_next_worker()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await using var locked = await AuditTableLock.TakeAsync(system.Database);
        (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202);
        await locked.UntilWaitedForAsync();

        var broker = await breakable.Servers.BrokerPidAsync();
        await Signals.SendAsync(broker, "STOP");
        try
        {
            await locked.DisposeAsync();
            await Eventually.Async(
                "the commit",
                () => system.Database.ScalarAsync<long>(
                    "SELECT count(*) FROM audit_events WHERE org_id = $1 AND published_at IS NULL", caller.Org),
                unpublished => unpublished == 1);
            await system.KillWorkerAsync(0);
        }
        finally
        {
            await Signals.SendAsync(broker, "CONT");
        }

        await system.RestartWorkerAsync(0);

        var published = await system.Tap.UntilAsync(caller.Org, "both", events => events.DistinctBy(tapped => tapped.EventId).Count() == 2);
        published.DistinctBy(tapped => tapped.EventId).Select(tapped => tapped.Sequence).ShouldBe([1L, 2L]);
        (await caller.AuditAsync()).Count.ShouldBe(2);
    }
}
