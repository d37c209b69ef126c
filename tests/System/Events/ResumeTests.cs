using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>A reader whose connection is cut, again and again, and who goes on where it was.</summary>
[Collection(SharedSystem.Name)]
public sealed class ResumeTests(SharedSystem shared)
{
    private const int Commands = 60;
    private const int CutAfter = 7;
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task whoever_resumes_at_any_api_hears_every_event_once_and_in_order()
    {
        var org = Guid.NewGuid();
        var accepted = Enumerable.Range(0, Commands).Select(
            number => system.Caller(org, api: number % 2).WithoutWaiting.PutOrgModeAsync(
                number % 3 == 0 ? null : number % 3 == 1 ? "byok" : "disabled"));
        var sending = Task.WhenAll(accepted);
        var heard = new List<HeardEvent>();
        var place = "0";
        for (var api = 0; heard.Count < Commands; api = 1 - api)
        {
            await using var listener = await EventListener.OpenAsync(system.Caller(org, api), place);
            var expected = Math.Min(CutAfter, Commands - heard.Count);
            var part = (await listener.UntilAsync(expected)).Take(expected).ToList();
            heard.AddRange(part);
            place = part[^1].Id;
        }

        (await sending).ShouldAllBe(answer => answer.Status == 202);
        heard.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, Commands).Select(number => (long)number));
        heard.Select(message => message.Data).ShouldBe((await system.Caller(org).AuditAsync()).Select(item => item.GetRawText()));
    }

    [Fact]
    public async Task whoever_listens_for_the_first_time_may_begin_anywhere()
    {
        var caller = system.Caller();
        foreach (var mode in (string?[])["byok", "disabled", null, "byok"])
            (await caller.PutOrgModeAsync(mode)).ShouldBe(200);

        await using var all = await EventListener.OpenAsync(caller, path: "/events?after=0");
        await using var some = await EventListener.OpenAsync(caller, path: "/events?after=2");
        await using var resumed = await EventListener.OpenAsync(caller, lastEventId: "3", path: "/events?after=0");

        (await all.UntilAsync(4)).Select(message => message.Sequence).ShouldBe([1, 2, 3, 4]);
        (await some.UntilAsync(2)).Select(message => message.Sequence).ShouldBe([3, 4]);
        (await resumed.UntilAsync(1)).Select(message => message.Sequence).ShouldBe([4], "the header says where the reader is now");
    }
}
