using System.Globalization;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>Workers that stop or die while commands are coming in.</summary>
public sealed class LoadWithDyingWorkersTests
{
    private const int Orgs = 4;
    private static readonly TimeSpan ShutdownWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(90);
    private static readonly string[] Modes = ["byok", "disabled", "platform_managed"];

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task no_command_is_lost_doubled_or_overtaken_when_a_worker_goes(string signal)
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Workers = 2, Apis = 2 });
        var callers = Enumerable.Range(0, Orgs).Select(_ => system.Caller()).ToList();
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(callers.Select(caller => SendAsync(system, caller, enough.Token)));
        try
        {
            await GoAndComeBackAsync(system, worker: 0, signal);
            await GoAndComeBackAsync(system, worker: 1, signal);
        }
        finally
        {
            await enough.CancelAsync();
        }

        var sent = await load;
        foreach (var (caller, modes) in callers.Zip(sent))
        {
            await Eventually.Async(
                "all commands carried out", () => EventsAsync(system, caller), events => events >= modes.Count, DrainWithin);
            (await caller.AuditAsync()).Select(item => item.GetProperty("new_mode").GetString())
                .ShouldBe(modes, "every command once, in the order of acceptance");
            var published = await Eventually.Async(
                "all events on the bus",
                () => system.Tap.Of(caller.Org).DistinctBy(tapped => tapped.EventId).ToList(),
                events => events.Count == modes.Count,
                DrainWithin);
            published.Select(tapped => tapped.Sequence).ShouldBe(Enumerable.Range(1, modes.Count).Select(number => (long)number));
            (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
            (await caller.AllAsync("/operations?limit=200")).ShouldAllBe(item => item.GetProperty("status").GetString() == "succeeded");
        }
    }

    private static async Task GoAndComeBackAsync(MessagingSystem system, int worker, string signal)
    {
        var before = await EventsAsync(system);
        await Eventually.Async("some work done", () => EventsAsync(system), events => events > before + Orgs);
        if (signal == "KILL")
            await system.KillWorkerAsync(worker);
        else
            (await system.StopWorkerAsync(worker, ShutdownWithin)).ShouldBe(0);
        await system.RestartWorkerAsync(worker);
    }

    private static Task<long> EventsAsync(MessagingSystem system) => system.Database.ScalarAsync<long>("SELECT count(*) FROM audit_events");

    // Asked of the database: reading whole trails again and again would keep the workers from what is waited for.
    private static Task<long> EventsAsync(MessagingSystem system, Caller caller)
        => system.Database.ScalarAsync<long>("SELECT count(*) FROM audit_events WHERE org_id = $1", caller.Org);

    private static async Task<IReadOnlyList<string>> SendAsync(MessagingSystem system, Caller caller, CancellationToken enough)
    {
        var sent = new List<string>();
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var mode = Modes[(number + caller.Org.ToByteArray()[0]) % Modes.Length];
            var instance = caller with { Http = system.Client(number % 2), Prefer = number % 2 == 1 ? "wait=1" : null };
            var answer = await instance.PutOrgModeAsync(mode);
            answer.Status.ShouldBeOneOf([200, 202], string.Create(CultureInfo.InvariantCulture, $"{answer}"));
            sent.Add(mode);
        }

        return sent;
    }
}
