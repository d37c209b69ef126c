using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>A reader that does not read is cut off; nobody waits for it.</summary>
[Collection(SharedSystem.Name)]
public sealed class SlowReaderTests(SharedSystem shared)
{
    // More than the buffers of a connection can hold.
    private const int Events = 1_500;
    private const int EventBytes = 16 * 1024;
    private static readonly TimeSpan CutOffWithin = TimeSpan.FromSeconds(120);
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_reader_that_does_not_read_is_cut_off_and_the_others_go_on()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await FillAsync(caller.Org);
        using var slow = await SlowReader.OpenAsync(caller);
        await using var other = await EventListener.OpenAsync(caller, after: 0);

        var heard = await other.UntilAsync(Events + 1, CutOffWithin);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await other.UntilAsync(Events + 2);

        heard.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, Events + 1).Select(number => (long)number));
        await Eventually.Async(
            "the reader to be cut off", () => system.Apis[0].LogAsync(),
            log => log.Contains($"An event stream of organization {caller.Org} was cut off", StringComparison.Ordinal), CutOffWithin);
        (await slow.ReadToTheEndAsync()).ShouldBeLessThan((long)Events * EventBytes);
        other.Ended.IsCompleted.ShouldBeFalse();
    }

    // As if the organization had done this much: through its commands it would take minutes.
    private async Task FillAsync(Guid org)
    {
        await system.Database.ExecuteAsync(
            """
            INSERT INTO audit_events (org_id, sequence, event_id, type, occurred_at, canonical, hash, previous_hash, published_at)
            SELECT $1, n, gen_random_uuid(), 'Padding', now(),
                '{"padding":"' || repeat('x', $3) || '","sequence":' || n || ',"type":"Padding"}', n, n - 1, now()
            FROM generate_series(2, $2 + 1) AS n
            """,
            org, Events, EventBytes);
        await system.Database.ExecuteAsync("UPDATE organizations SET audit_sequence = $2 + 1 WHERE id = $1", org, Events);
    }
}
