using System.Text.Json.Nodes;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>What happens to one organization's commands is nobody else's trouble.</summary>
[Collection(SharedSystem.Name)]
public sealed class NeighboursTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task more_organizations_than_connections_are_served_at_once()
    {
        var callers = Enumerable.Range(0, 120).Select(_ => system.Caller()).ToList();

        var answers = await Task.WhenAll(
            callers.SelectMany(caller => (Task<Answer>[])[caller.PutOrgModeAsync("byok"), caller.PutOrgModeAsync("disabled")]));

        foreach (var answer in answers)
            answer.ShouldBe(200);
    }

    [Fact]
    public async Task commands_behind_one_that_fails_are_carried_out()
    {
        var caller = system.Caller();
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);
        var queue = CommandPartitions.QueueOf(caller.Org);
        var failing = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "", TimeProvider.System.GetUtcNow(), "f", "byok");

        for (var count = 0; count < 40; count++)
            await system.Bus.SendAsync(queue, RawBus.Envelope(failing with { CommandId = Guid.CreateVersion7() }));

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await Neighbour(caller.Org).PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Bus.UntilFailedAsync(before, 40);
    }

    [Theory]
    [InlineData("/commands-03?temporary=true")]
    [InlineData("/amq.direct?type=fanout")]
    public async Task a_failing_command_sends_nothing_to_an_address_that_it_names(string address)
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "", TimeProvider.System.GetUtcNow(), "f", "byok");
        var envelope = JsonNode.Parse(RawBus.Envelope(command))!;
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);
        envelope["requestId"] = Guid.NewGuid().ToString();
        var full = $"rabbitmq://{system.BrokerUri.Host}:{system.BrokerUri.Port}{system.BrokerUri.AbsolutePath}{address}";
        envelope["responseAddress"] = full;
        envelope["faultAddress"] = full;

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), envelope.ToJsonString());

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        (await Neighbour(caller.Org).PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Bus.UntilFailedAsync(before, 1);
    }

    [Fact]
    public async Task a_failed_command_that_is_delivered_again_repeats_its_failure()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "", TimeProvider.System.GetUtcNow(), "f", "byok");
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);
        await system.Bus.SendAsync(command);
        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");

        await system.Bus.SendAsync(command with { Actor = "somebody" });
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["org_default"].ShouldBe("disabled");
        await system.Bus.UntilFailedAsync(before, 2);
    }

    [Fact]
    public async Task an_event_that_cannot_be_published_holds_up_its_own_organization_alone()
    {
        var stuck = system.Caller();
        var other = system.Caller();
        (await stuck.PutOrgModeAsync("byok")).ShouldBe(200);
        (await other.PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Tap.UntilAsync(other.Org, "its event", events => events.Count == 1);
        await Eventually.Async("both marked as published", () => UnmarkedAsync(stuck.Org, other.Org), unmarked => unmarked == 0);

        // As after an upgrade that was taken back: an event of a type that this version does not know.
        await system.Database.ExecuteAsync(
            "UPDATE audit_events SET type = 'FromAnotherVersion', published_at = NULL, "
                + "occurred_at = now() - interval '1 minute' WHERE org_id = $1",
            stuck.Org);
        try
        {
            await system.Database.ExecuteAsync(
                "UPDATE audit_events SET published_at = NULL, occurred_at = now() - interval '30 seconds' WHERE org_id = $1", other.Org);

            await system.Tap.UntilAsync(other.Org, "its event again, by the sweep", events => events.Count >= 2);
            (await system.Database.ScalarAsync<long>("SELECT count(*) FROM parked_events WHERE org_id = $1", stuck.Org)).ShouldBe(0);
        }
        finally
        {
            await system.Database.ExecuteAsync("UPDATE audit_events SET published_at = now() WHERE org_id = $1", stuck.Org);
        }
    }

    private Task<long> UnmarkedAsync(params Guid[] orgs) => system.Database.ScalarAsync<long>(
        "SELECT count(*) FROM audit_events WHERE org_id = ANY ($1) AND published_at IS NULL", orgs);

    private Caller Neighbour(Guid org)
    {
        while (true)
        {
            var other = system.Caller();
            if (CommandPartitions.Of(other.Org) == CommandPartitions.Of(org))
                return other;
        }
    }
}
