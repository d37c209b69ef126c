using System.Diagnostics;
using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>Streams while parts of the system go away and come back.</summary>
[Collection(BreakableServers.Name)]
public sealed class InterruptionTests(BreakableServers breakable)
{
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(60);

    // A stream that was waited for would hold the Api up for the 20 s that it gives itself.
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task a_broker_that_goes_and_comes_back_costs_no_event_and_no_stream()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers, Apis = 2 });
        var caller = system.Caller();
        await using var first = await EventListener.OpenAsync(caller);
        await using var second = await EventListener.OpenAsync(system.Caller(caller.Org, api: 1));
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var before = await first.UntilAsync(1);

        await using var resumed = await WithoutBrokerAsync(async () =>
        {
            (await caller.GetAsync("/events")).ShouldBeProblem(503, "broker_unavailable");
            return await EventListener.OpenAsync(caller, after: 0);
        });
        await system.ReconnectedAsync();
        var sent = 0;
        foreach (var mode in (string?[])["disabled", null, "byok"])
        {
            var answer = await Eventually.Async(
                "an accepted command", () => caller.PutOrgModeAsync(mode), answer => answer.Status == 200, BackWithin);
            sent += answer.Status == 200 ? 1 : 0;
        }

        var recorded = (await Eventually.Async("the trail", () => caller.GetAsync("/audit"), answer => answer.Status == 200, BackWithin))
            .Json.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()).ToList();
        recorded.Count.ShouldBeGreaterThanOrEqualTo(sent + before.Count);
        foreach (var listener in (EventListener[])[first, second, resumed])
        {
            (await listener.UntilAsync(recorded.Count, BackWithin)).Select(message => message.Data).ShouldBe(recorded);
            listener.Ended.IsCompleted.ShouldBeFalse("the stream stays open");
        }
    }

    [Fact]
    public async Task without_a_worker_a_stream_that_resumes_waits_and_one_that_begins_is_told()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await system.KillWorkerAsync(0);

        (await caller.GetAsync("/events")).ShouldBeProblem(504, "worker_unavailable");
        await using var resumed = await EventListener.OpenAsync(caller, after: 0);
        resumed.Heard.ShouldBeEmpty();
        await system.RestartWorkerAsync(0);

        (await resumed.UntilAsync(1, BackWithin)).Single().Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task an_api_that_stops_ends_its_streams_at_once()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        var caller = system.Caller();
        await using var listener = await EventListener.OpenAsync(caller);
        await using var blind = await EventListener.OpenAsync(system.Caller(caller.Org, scope: ""));
        var clock = Stopwatch.StartNew();

        await system.Apis[0].SignalAsync("TERM");
        await Task.WhenAll(listener.Ended, blind.Ended).WaitAsync(GoneWithin);

        (await system.Apis[0].ExitAsync(BackWithin)).ShouldBe(0);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(45));
    }

    private async Task<T> WithoutBrokerAsync<T>(Func<Task<T>> action)
    {
        await breakable.Servers.DoAsync("kill", "rabbitmq");
        try
        {
            return await action();
        }
        finally
        {
            await breakable.Servers.DoAsync("start", "rabbitmq");
        }
    }
}
