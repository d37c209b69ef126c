using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>What <c>GET /events</c> promises while everything works: two Apis, two workers.</summary>
[Collection(SharedSystem.Name)]
public sealed class ListeningTests(SharedSystem shared)
{
    // Below the 15 s after which a stream looks by itself: it was woken.
    private static readonly TimeSpan Woken = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan PingWithin = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task events_arrive_in_order_through_both_apis_whichever_took_the_command()
    {
        var org = Guid.NewGuid();
        await using var first = await EventListener.OpenAsync(system.Caller(org, api: 0));
        await using var second = await EventListener.OpenAsync(system.Caller(org, api: 1));

        var id = await system.Caller(org, api: 0).NewWorkspaceAsync();
        foreach (var (mode, api) in ((string?, int)[])[("byok", 1), ("disabled", 0), (null, 1)])
            (await system.Caller(org, api).PutModeAsync(id, mode)).ShouldBe(200);

        var items = await ItemsAsync(system.Caller(org));
        foreach (var listener in (EventListener[])[first, second])
        {
            var heard = await listener.UntilAsync(5, Woken);
            heard.Select(message => message.Sequence).ShouldBe([1, 2, 3, 4, 5]);
            heard.Select(message => message.Type).ShouldBe(
                [
                    "WorkspaceCreated", "WorkspaceProvisioned", "WorkspaceBillingModeSet", "WorkspaceBillingModeSet",
                    "WorkspaceBillingModeSet",
                ]);
            heard.Select(message => message.Data).ShouldBe(items, "the data is the text of GET /audit's item");
            listener.LastId.ShouldBe("5");
        }
    }

    [Fact]
    public async Task a_stream_says_what_it_is()
    {
        await using var listener = await EventListener.OpenAsync(system.Caller());

        listener.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        listener.Response.Headers.CacheControl!.ToString().ShouldBe("no-store");
        listener.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        await Eventually.Async("the time to wait before resuming", () => listener.Retry, retry => retry == "2000");
        listener.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_stream_begins_with_what_happens_next()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        await using var listener = await EventListener.OpenAsync(system.Caller(caller.Org, api: 1));
        await Eventually.Async("its place before its first event", () => listener.LastId, id => id == "2");

        (await caller.PutOrgModeAsync(null)).ShouldBe(200);

        (await listener.UntilAsync(1, Woken)).Single().Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task a_reader_that_was_cut_off_before_its_first_event_misses_nothing()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        string place;
        await using (var listener = await EventListener.OpenAsync(caller))
            place = await Eventually.Async("its place", () => listener.LastId, id => id.Length > 0);
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);

        await using var resumed = await EventListener.OpenAsync(caller, place);

        (await resumed.UntilAsync(1, Woken)).Single().Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task another_organizations_events_are_not_heard()
    {
        var mine = system.Caller();
        var theirs = system.Caller();
        await using var listener = await EventListener.OpenAsync(mine, after: 0);

        (await theirs.PutOrgModeAsync("byok")).ShouldBe(200);
        (await theirs.NewWorkspaceAsync()).ShouldNotBe(Guid.Empty);
        (await mine.PutOrgModeAsync("disabled")).ShouldBe(200);

        var heard = (await listener.UntilAsync(1, Woken)).Single();
        heard.Type.ShouldBe("OrgBillingDefaultSet");
        JsonSerializer.Deserialize<JsonElement>(heard.Data).GetProperty("org_id").GetGuid().ShouldBe(mine.Org);
    }

    [Fact]
    public async Task scopes_decide_what_is_heard_as_they_do_for_the_audit_trail()
    {
        var org = Guid.NewGuid();
        await using var owner = await EventListener.OpenAsync(system.Caller(org, scope: "admin:org"), after: 0);
        await using var member = await EventListener.OpenAsync(system.Caller(org, scope: "admin:workspaces"), after: 0);
        await using var guest = await EventListener.OpenAsync(system.Caller(org, scope: ""), after: 0);
        await using var platform = await EventListener.OpenAsync(system.Caller(org, scope: "platform:admin"), after: 0);

        var caller = system.Caller(org);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await caller.NewWorkspaceAsync();
        (await caller.PutOrgModeAsync(null)).ShouldBe(200);

        (await owner.UntilAsync(4, Woken)).Select(message => message.Sequence).ShouldBe([1, 2, 3, 4]);
        (await member.UntilAsync(2, Woken)).Select(message => message.Sequence).ShouldBe([2, 3]);
        foreach (var blind in (EventListener[])[guest, platform])
        {
            await Eventually.Async("a ping", () => blind.Comments, comments => comments.Contains("ping"), PingWithin);
            blind.Heard.ShouldBeEmpty();
            blind.LastId.ShouldBeEmpty("not even how much has happened");
        }

        member.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_stream_ends_with_its_session()
    {
        var caller = system.Caller();
        var session = caller with { Token = system.Keys.Tokens.For(caller.Org, lifetime: TimeSpan.FromSeconds(10)) };
        await using var listener = await EventListener.OpenAsync(session);
        await using var other = await EventListener.OpenAsync(caller);

        await listener.Ended.WaitAsync(TimeSpan.FromSeconds(60));

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await other.UntilAsync(1, Woken);
        listener.Heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x", "/events", "Last-Event-ID")]
    [InlineData("-1", "/events", "Last-Event-ID")]
    [InlineData("1.0", "/events?after=0", "Last-Event-ID")]
    [InlineData("99999999999999999999", "/events", "Last-Event-ID")]
    [InlineData(null, "/events?after=x", "after")]
    [InlineData("", "/events?after=x", "after")]
    [InlineData("7", "/events", "Last-Event-ID")]
    [InlineData(null, "/events?after=7", "after")]
    public async Task a_place_that_does_not_exist_is_a_problem_of_the_callers(string? lastEventId, string path, string field)
    {
        var refused = await Should.ThrowAsync<HttpRequestException>(() => EventListener.OpenAsync(system.Caller(), lastEventId, path));

        refused.Message.ShouldContain("400");
        refused.Message.ShouldContain("\"invalid_request\"");
        refused.Message.ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task a_caller_has_so_many_streams_and_no_more_until_it_closes_one()
    {
        const int most = 20;
        var caller = system.Caller();
        var open = new List<EventListener>();
        try
        {
            while (open.Count < most)
                open.Add(await EventListener.OpenAsync(caller));
            (await caller.GetAsync("/events")).ShouldBeProblem(429, "rate_limited");
            await using (var elsewhere = await EventListener.OpenAsync(system.Caller(caller.Org, subject: "somebody else")))
                elsewhere.Heard.ShouldBeEmpty();

            await open[0].DisposeAsync();

            open[0] = (await Eventually.Async<EventListener?>(
                "a free place", async () => await TryOpenAsync(caller), listener => listener is not null))!;
            (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
            foreach (var listener in open)
                await listener.UntilAsync(1, Woken);
        }
        finally
        {
            foreach (var listener in open)
                await listener.DisposeAsync();
        }
    }

    [Fact]
    public async Task what_anybody_else_publishes_is_neither_shown_nor_in_the_way()
    {
        var caller = system.Caller();
        await using var listener = await EventListener.OpenAsync(caller);
        string[] forgeries =
        [
            "not json", "[]", "{}", """{"message":7}""", """{"message":{"orgId":7,"sequence":"x"}}""",
            Forged(caller.Org, "1"), Forged(caller.Org, "9000000000000000000"), Forged(caller.Org, "-1"), Forged(caller.Org, "1e400"),
        ];
        foreach (var forgery in forgeries)
            await system.Bus.SendAsync(EventTap.Exchange, forgery);

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        (await listener.UntilAsync(1, Woken)).Single().Data.ShouldBe((await ItemsAsync(caller)).Single());
        (await system.Management.QueuesAsync()).ShouldNotContain(queue => queue.StartsWith("stolen", StringComparison.Ordinal));
    }

    private static string Forged(Guid org, string sequence) => $$$"""
        {"messageId":"{{{Guid.NewGuid()}}}","messageType":["urn:message:Messaging.Contracts:AuditEvent"],
        "faultAddress":"rabbitmq://localhost/stolen","responseAddress":"rabbitmq://localhost/stolen",
        "message":{"orgId":"{{{org}}}","sequence":{{{sequence}}},"type":"WorkspaceDeleted","eventId":"x"}}
        """;

    private static async Task<EventListener?> TryOpenAsync(Caller caller)
    {
        try
        {
            return await EventListener.OpenAsync(caller);
        }
        catch (HttpRequestException refused) when (refused.Message.Contains("429", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<string>> ItemsAsync(Caller caller)
        => [.. (await caller.AuditAsync()).Select(item => item.GetRawText())];
}
