using System.Diagnostics;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A server that is away, and back.</summary>
[Collection(BreakableServers.Name)]
public sealed class ServersAwayTests(BreakableServers breakable)
{
    // The Api gives the broker 3 s; the rest is for a busy machine.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(60);

    // Of an outage a worker says that it waits (once in 5 s), that its scheduler cannot use the database, and what its queries met.
    private const int MostLines = 15;
    private const int MostLinesPerSecond = 1; // of an outage that is longer, on a busy machine

    [Theory]
    [InlineData("kill")]
    [InlineData("stop")]
    public async Task without_the_broker_nothing_is_accepted_and_with_it_everything_works_again_by_itself(string verb)
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers, Workers = 2 });
        var caller = system.Caller();
        var creation = (await caller.WithoutWaiting.CreateWorkspaceAsync()).ShouldBe(202);
        var created = creation["operation_id"];
        var id = creation.Json.GetProperty("workspace_id").GetGuid();
        (await caller.OutcomeAsync(created!))["status"].ShouldBe("succeeded");
        await breakable.Servers.DoAsync(verb, "rabbitmq");
        try
        {
            await NothingIsAcceptedAsync(caller, id);
            (await caller.GetWorkspaceAsync(id)).Status.ShouldBeOneOf(503, 504);
            (await caller.GetAsync("/health/live")).Status.ShouldBe(200);
            (await caller.GetAsync("/health/ready")).Status.ShouldBe(503);
            WorkspaceProcess.Of(id).Count.ShouldBe(1, "a running workspace has nothing to do with the broker");
        }
        finally
        {
            await breakable.Servers.DoAsync("start", "rabbitmq");
        }

        await system.ReconnectedAsync();
        await Eventually.Async("a ready Api", () => caller.GetAsync("/health/ready"), answer => answer.Status == 200, BackWithin);
        var again = caller with { IdempotencyKey = "again" };
        (await Eventually.Async("an outcome", () => again.PutModeAsync(id, "disabled"), answer => answer.Status is 200 or 422, BackWithin))
            .ShouldBe(200, "the key of a request that was not accepted is free")["resolved_mode"].ShouldBe("disabled");
        var last = (await again.WithoutWaiting.PutModeAsync(id, "disabled")).ShouldBe(202)["operation_id"];
        (await caller.AllAsync("/operations"))
            .Select(item => (item.GetProperty("command").GetString(), item.GetProperty("operation_id").GetString()))
            .ShouldBe(
                [("provision_workspace", created), ("set_workspace_billing_mode", last)],
                "nothing of what was refused was accepted");
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString())
            .ShouldBe(["WorkspaceCreated", "WorkspaceProvisioned", "WorkspaceBillingModeSet"]);
    }

    [Fact]
    public async Task a_command_that_is_in_hand_while_the_broker_is_restarted_takes_effect_once_and_what_comes_after_it_follows()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        await using var locked = await AuditTableLock.TakeAsync(system.Database);
        var inHand = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;
        await locked.UntilWaitedForAsync();

        await breakable.Servers.DoAsync("kill", "rabbitmq");
        await breakable.Servers.DoAsync("start", "rabbitmq");
        await system.ReconnectedAsync();
        var after = await Eventually.Async(
            "an accepted command", () => caller.WithoutWaiting.PutOrgModeAsync("disabled"), answer => answer.Status == 202, BackWithin);
        await locked.DisposeAsync();

        foreach (var operation in (string[])[inHand, after["operation_id"]!])
            (await caller.OutcomeAsync(operation, BackWithin))["status"].ShouldBe("succeeded");
        (await caller.AuditAsync()).Select(item => item.GetProperty("new_mode").GetString()).ShouldBe(["byok", "disabled"]);
        await system.Tap.UntilAsync(caller.Org, "both", events => events.DistinctBy(tapped => tapped.EventId).Count() == 2);
    }

    [Fact]
    public async Task a_broker_that_is_connected_and_silent_is_waited_for_no_longer_than_one_that_is_gone()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        var broker = await breakable.Servers.BrokerPidAsync();
        await Signals.SendAsync(broker, "STOP");
        try
        {
            foreach (var ask in (Func<Task<Answer>>[])[
                () => caller.GetWorkspaceAsync(id),
                () => caller.GetAsync("/llm/strip-list"),
                () => caller.WithoutWaiting.PutModeAsync(id, "byok"),
                () => (caller.WithoutWaiting with { IdempotencyKey = "silent" }).PutModeAsync(id, "byok"),
                () => caller.GetAsync("/health/ready")])
            {
                var clock = Stopwatch.StartNew();
                (await ask()).Status.ShouldBeOneOf(503, 504);
                clock.Elapsed.ShouldBeLessThan(AnswerWithin);
            }
        }
        finally
        {
            await Signals.SendAsync(broker, "CONT");
        }

        await Eventually.Async("a ready Api", () => caller.GetAsync("/health/ready"), answer => answer.Status == 200, BackWithin);
        await Eventually.Async("an outcome", () => (caller with { IdempotencyKey = "silent" }).PutModeAsync(id, "byok"),
            answer => answer.Status is 200, BackWithin);
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("stop")]
    public async Task without_the_database_commands_are_accepted_and_take_effect_when_it_is_back(string verb)
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync("counting");
        var operations = new List<string>();
        var before = await system.Workers[0].LogAsync();
        var outage = Stopwatch.StartNew();
        await breakable.Servers.DoAsync(verb, "postgres");
        try
        {
            foreach (var mode in (string[])["byok", "disabled"])
                operations.Add((await caller.WithoutWaiting.PutModeAsync(id, mode)).ShouldBe(202)["operation_id"]!);
            operations.Add((await caller.WithoutWaiting.ProvisionAsync(id)).ShouldBe(202)["operation_id"]!);

            var unreadable = await caller.GetModeAsync(id);
            unreadable.ShouldBeProblem(503, "resolution_unavailable").GetProperty("safe_default").GetString().ShouldBe("platform_managed");
            (await caller.GetWorkspaceAsync(id)).Status.ShouldBeOneOf(503, 504);
            await Eventually.Async("red readiness", () => caller.GetAsync("/health/ready"), answer => answer.Status == 503);
        }
        finally
        {
            await breakable.Servers.DoAsync("start", "postgres");
        }

        foreach (var operation in operations)
            (await caller.OutcomeAsync(operation, BackWithin))["status"].ShouldBe("succeeded");
        var said = (await system.Workers[0].LogAsync())[before.Length..];
        var most = Math.Max(MostLines, (int)(outage.Elapsed.TotalSeconds * MostLinesPerSecond));
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThanOrEqualTo(most, said);
        said.ShouldNotContain("   at ", Case.Sensitive, "a stack is for what nobody expected");
        (await caller.GetModeAsync(id))["resolved_mode"].ShouldBe("disabled");
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString())
            .ShouldBe(
                ["WorkspaceCreated", "WorkspaceProvisioned", "WorkspaceBillingModeSet", "WorkspaceBillingModeSet", "WorkspaceProvisioned"]);
        await Eventually.Async("the second process", () => system.Runtimes.StartsOf(id), starts => starts == 2);
        await system.Tap.UntilAsync(caller.Org, "all", events => events.DistinctBy(tapped => tapped.EventId).Count() == 5);
    }

    private static async Task NothingIsAcceptedAsync(Caller caller, Guid id)
    {
        foreach (var waiting in (Caller[])[caller, caller.WithoutWaiting, caller with { IdempotencyKey = "again" }])
        {
            var clock = Stopwatch.StartNew();
            var refused = await waiting.PutModeAsync(id, "byok");
            refused.ShouldBeProblem(503, "broker_unavailable");
            refused.Header("Retry-After").ShouldNotBeNull();
            clock.Elapsed.ShouldBeLessThan(AnswerWithin);
        }
    }
}
