using Messaging.System.Events;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>
/// An event that this version cannot read, as after an upgrade that was taken back: the others do not wait for it for ever.
/// </summary>
[Collection(OperatedSystemCollection.Name)]
public sealed class ParkedEventsTests(OperatedSystem operated)
{
    private const int Behind = 100;
    private readonly MessagingSystem system = operated.System;

    [Fact]
    public async Task the_hundred_behind_one_that_cannot_be_published_are_published_in_order_and_the_one_late_by_a_version_that_can()
    {
        var caller = system.Caller();
        await PublishedAsync(caller, 1 + Behind);
        var heard = system.Tap.Of(caller.Org).Count;

        await UnpublishAsync(caller, "type = CASE sequence WHEN 1 THEN 'FromAnotherVersion' ELSE type END");

        var again = (await system.Tap.UntilAsync(caller.Org, "the hundred again", events => events.Count >= heard + Behind)).Skip(heard);
        again.Select(tapped => tapped.Sequence).ShouldBe(Enumerable.Range(2, Behind).Select(number => (long)number));
        await Eventually.Async("the parked one alone", () => UnpublishedAsync(caller), unpublished => unpublished is [1]);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await system.Tap.UntilAsync(caller.Org, "what comes after it", events => events[^1].Sequence == Behind + 2);
        (await ParkedAsync(caller)).ShouldBe(["1: the event type FromAnotherVersion is unknown"]);
        (await ShownAsync(caller)).ShouldBe(Behind + 2);
        (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        (await system.Workers[0].LogAsync()).Split($"of organization {caller.Org} is parked").Length.ShouldBe(2, "it is said once");

        await system.Database.ExecuteAsync(
            "UPDATE audit_events SET type = 'OrgBillingDefaultSet' WHERE org_id = $1 AND sequence = 1", caller.Org);

        var late = (await system.Tap.UntilAsync(caller.Org, "the one", events => events[^1].Sequence == 1))[^1];
        late.EventId.ShouldBe((await caller.AuditAsync())[0].GetProperty("event_id").GetGuid());
        await Eventually.Async("nothing parked", () => ParkedAsync(caller), parked => parked.Count == 0);
        (await UnpublishedAsync(caller)).ShouldBeEmpty();
    }

    [Fact]
    public async Task one_that_is_young_is_waited_for()
    {
        var caller = system.Caller();
        await PublishedAsync(caller, 2);
        var heard = system.Tap.Of(caller.Org).Count;
        await UnpublishAsync(caller, "type = CASE sequence WHEN 1 THEN 'FromAnotherVersion' ELSE type END", "1 minute");

        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await Eventually.Async(
            "the line in the log", () => system.Workers[0].LogAsync(),
            log => log.Contains($"event 1 of organization {caller.Org} cannot be published by this version", StringComparison.Ordinal));
        (await UnpublishedAsync(caller)).ShouldBe([1, 2, 3]);
        (await ParkedAsync(caller)).ShouldBeEmpty();

        await system.Database.ExecuteAsync("UPDATE audit_events SET occurred_at = now() - interval '1 hour' WHERE org_id = $1", caller.Org);

        (await system.Tap.UntilAsync(caller.Org, "those behind it", events => events.Count >= heard + 2)).Skip(heard)
            .Select(tapped => tapped.Sequence).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("")]
    [InlineData("""{"event_id":"nobody"}""")]
    public async Task one_whose_text_is_damaged_holds_up_neither_the_bus_nor_the_trail(string text)
    {
        var caller = system.Caller();
        await PublishedAsync(caller, 3);
        var heard = system.Tap.Of(caller.Org).Count;

        await UnpublishAsync(caller, $"canonical = CASE sequence WHEN 2 THEN '{text}' ELSE canonical END");

        (await system.Tap.UntilAsync(caller.Org, "the others", events => events.Count >= heard + 2)).Skip(heard)
            .Select(tapped => tapped.Sequence).ShouldBe([1, 3]);
        (await ShownAsync(caller)).ShouldBe(3);
        (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json.GetProperty("first_invalid_sequence").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task however_many_wait_for_one_that_cannot_be_published_those_behind_them_do_not()
    {
        // Before everybody else by key, and more than one look of the sweep finds.
        const string Held = "'00000000-0000-0000-0000-%'";
        await system.Database.ExecuteAsync(
            """
            INSERT INTO organizations (id)
            SELECT ('00000000-0000-0000-0000-' || lpad(number::text, 12, '0'))::uuid FROM generate_series(1, 450) number
            """);
        await system.Database.ExecuteAsync(
            $"""
             INSERT INTO audit_events (org_id, sequence, event_id, type, occurred_at, canonical, hash, previous_hash)
             SELECT id, 1, gen_random_uuid(), 'FromAnotherVersion', now() - interval '1 minute', '', '', ''
             FROM organizations WHERE id::text LIKE {Held}
             """);
        try
        {
            var caller = system.Caller();
            await PublishedAsync(caller, 1);
            var heard = system.Tap.Of(caller.Org).Count;

            await UnpublishAsync(caller, "type = type", "30 seconds");

            await system.Tap.UntilAsync(caller.Org, "its event again", events => events.Count > heard);
        }
        finally
        {
            await system.Database.ExecuteAsync($"UPDATE audit_events SET published_at = now() WHERE org_id::text LIKE {Held}");
        }
    }

    private async Task PublishedAsync(Caller caller, int count)
    {
        foreach (var mode in Enumerable.Range(0, count).Select(number => number % 2 == 0 ? "byok" : "disabled"))
            (await caller.WithoutWaiting.PutOrgModeAsync(mode)).ShouldBe(202);
        await Eventually.Async(
            "everything published",
            () => system.Database.ScalarAsync<long>(
                "SELECT count(*) FROM audit_events WHERE org_id = $1 AND published_at IS NOT NULL", caller.Org),
            published => published == count);
        await system.Tap.UntilAsync(caller.Org, "everything", events => events.Count >= count);
    }

    private Task<int> UnpublishAsync(Caller caller, string change, string age = "1 hour")
        => system.Database.ExecuteAsync(
            $"UPDATE audit_events SET {change}, published_at = NULL, occurred_at = now() - interval '{age}' WHERE org_id = $1", caller.Org);

    private Task<IReadOnlyList<long>> UnpublishedAsync(Caller caller)
        => system.Database.ColumnAsync<long>(
            "SELECT sequence FROM audit_events WHERE org_id = $1 AND published_at IS NULL ORDER BY sequence", caller.Org);

    private Task<IReadOnlyList<string>> ParkedAsync(Caller caller)
        => system.Database.ColumnAsync<string>(
            "SELECT sequence || ': ' || reason FROM parked_events WHERE org_id = $1 ORDER BY sequence", caller.Org);

    // The list and the stream have the same.
    private static async Task<int> ShownAsync(Caller caller)
    {
        var listed = await caller.AuditAsync();
        await using var listener = await EventListener.OpenAsync(caller, after: 0);
        var heard = await listener.UntilAsync(listed.Count);
        heard.Select(message => message.Data).ShouldBe(listed.Select(item => item.GetRawText()));
        return listed.Count;
    }
}
