using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Operating;

/// <summary><c>./run replay</c>: what is in <c>commands-error</c> is tried again.</summary>
[Collection(OperatedSystemCollection.Name)]
public sealed class ReplayTests(OperatedSystem operated)
{
    private readonly MessagingSystem system = operated.System;

    [Fact]
    public async Task only_what_is_asked_for_is_replayed_and_the_workers_log_says_who_asked()
    {
        var (mine, others) = (system.Caller(), system.Caller());
        var command = await FailedAsync(mine);
        var other = await FailedAsync(others);

        (await system.ReplayAsync("--org", mine.Org.ToString(), "--dry-run")).ShouldStartWith($"{CommandPartitions.QueueOf(mine.Org)}  1");
        (await system.ReplayAsync("--org", mine.Org.ToString(), "--command", "set_org_model")).ShouldStartWith("0 moved");
        (await mine.OperationAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        (await system.ReplayAsync("--org", mine.Org.ToString(), "--command", "set_org_billing_default", "--rate", "10", "--by", "carla"))
            .ShouldContain("1 moved, as asked for by carla");

        await Eventually.Async(
            "the outcome", () => mine.OperationAsync(system.Ids.For(command)), answer => answer["status"] == "succeeded");
        (await system.Workers[0].LogAsync()).ShouldContain($"SetOrgBillingDefault {command.CommandId} of organization {mine.Org} is tried "
            + "again: put back from commands-error by carla at 2");
        await Eventually.Async("the metric", () => operated.Collector.HasText("/v1/metrics", "messaging.commands.replayed"), seen => seen);
        (await others.OperationAsync(system.Ids.For(other)))["status"].ShouldBe("failed");
        var recorded = (await system.ReplayAsync("--history")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.EndsWith($" of {mine.Org}", StringComparison.Ordinal)).ShouldHaveSingleItem();
        recorded.ShouldStartWith("2");
        recorded.ShouldEndWith(
            $"Z  carla  --command set_org_billing_default --org {mine.Org}  set_org_billing_default {command.CommandId} of {mine.Org}");
    }

    [Fact]
    public async Task what_cannot_be_recorded_is_not_moved()
    {
        var caller = system.Caller();
        var command = await FailedAsync(caller);
        var nowhere = new NpgsqlConnectionStringBuilder(system.Database.WorkerConnection) { Password = "not the worker's" };

        var (exitCode, output) = await system.TryReplayAsync(nowhere.ConnectionString, "--org", caller.Org.ToString());

        exitCode.ShouldBe(1, output);
        output.ShouldContain("without it nothing is moved");
        output.ShouldNotContain(nowhere.Password);
        (await system.ReplayAsync("--org", caller.Org.ToString(), "--dry-run")).ShouldContain("1 would be moved");
        (await caller.OperationAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
    }

    [Fact]
    public async Task whoever_owns_the_record_cannot_rewrite_it_either()
    {
        await system.Database.ExecuteAsync(
            """
            INSERT INTO command_replays
            VALUES (gen_random_uuid(), 1, 'somebody', now(), NULL, NULL, gen_random_uuid(), NULL, 'unknown', now())
            """);

        string[] rewrites = ["UPDATE command_replays SET requested_by = ''", "DELETE FROM command_replays", "TRUNCATE command_replays"];
        foreach (var sql in rewrites)
            (await Should.ThrowAsync<PostgresException>(() => system.Database.ExecuteAsync(sql))).SqlState
                .ShouldBe(PostgresErrorCodes.IntegrityConstraintViolation);
    }

    // In a partition that is not its organization's a command fails; put back, it comes to its own.
    private async Task<SetOrgBillingDefault> FailedAsync(Caller caller)
    {
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);
        await system.Bus.SendAsync(
            CommandPartitions.Queues.First(queue => queue != CommandPartitions.QueueOf(caller.Org)), RawBus.Envelope(command));
        await Eventually.Async("the failed command", () => system.Bus.ReadyAsync(Queues.CommandErrors), ready => ready > before);
        return command;
    }
}
