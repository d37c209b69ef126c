using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A command that takes longer than the broker lets a consumer have it: the broker closes the channel under the handler.</summary>
[Collection(BreakableServers.Name)]
public sealed class ConsumerTimeoutTests(BreakableServers breakable)
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task a_worker_whose_channel_is_closed_under_a_handler_ends_and_the_next_one_carries_the_command_out()
    {
        await TimeoutAsync(consumer: 5000, tick: 1000);
        try
        {
            await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions
            {
                Servers = breakable.Servers,
                WorkerSettings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Broker__WatchInterval"] = "00:00:01" },
            });
            var caller = system.Caller();
            await using var locked = await AuditTableLock.TakeAsync(system.Database);
            var accepted = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;

            (await system.Workers[0].ExitAsync(EndWithin)).ShouldBe(1);
            (await system.Workers[0].LogAsync()).ShouldContain("the worker ends, to be started again");
            await locked.DisposeAsync();
            await system.RestartWorkerAsync(0);

            (await caller.OutcomeAsync(accepted))["status"].ShouldBe("succeeded");
            (await caller.AuditAsync()).Count.ShouldBe(1);
        }
        finally
        {
            await TimeoutAsync(consumer: 1_800_000, tick: 60_000);
        }
    }

    // What a new channel begins with, in milliseconds; the last are the broker's own.
    private Task TimeoutAsync(int consumer, int tick)
        => breakable.Servers.ControlBrokerAsync(
            "eval",
            $"application:set_env(rabbit, consumer_timeout, {consumer}), "
                + $"application:set_env(rabbit, channel_tick_interval, {tick}).");
}
