using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>Messages that nobody should have sent.</summary>
[Collection(SharedSystem.Name)]
public sealed class PoisonTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string, string> Poisons => new()
    {
        { "not JSON", "\u0001\u0002garbage" },
        { "an empty body", "" },
        { "JSON that is no envelope", """["a",1]""" },
        { "an envelope without a type", """{"messageId":"5b2f6c9e-3f0e-4a55-9c0f-0d3f3a1f6a11","message":{"orgId":"x"}}""" },
        {
            "an unknown type",
            """
            {"messageId":"5b2f6c9e-3f0e-4a55-9c0f-0d3f3a1f6a12",
            "messageType":["urn:message:Messaging.Contracts:SetOrgModelV9"],"message":{}}
            """
        },
        {
            "a known type of the wrong form",
            """
            {"messageId":"5b2f6c9e-3f0e-4a55-9c0f-0d3f3a1f6a13",
            "messageType":["urn:message:Messaging.Contracts:SetOrgBillingDefault"],"message":{"commandId":7,"orgId":"nobody"}}
            """
        },
        {
            "a known type without anything",
            """
            {"messageId":"5b2f6c9e-3f0e-4a55-9c0f-0d3f3a1f6a14",
            "messageType":["urn:message:Messaging.Contracts:SetWorkspaceSecret"],"message":{}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Poisons))]
    public async Task poison_ends_in_the_error_queue_and_holds_nobody_up(string what, string body)
    {
        var caller = system.Caller();
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), body);

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200, what);
        await Eventually.Async(
            $"{what} in {Queues.CommandErrors}", () => system.Bus.ReadyAsync(Queues.CommandErrors), ready => ready > before);
    }

    [Fact]
    public async Task a_forged_command_in_another_partition_has_no_effect()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "mallory", TimeProvider.System.GetUtcNow(), "f", "byok");
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);
        var elsewhere = CommandPartitions.Queues.First(queue => queue != CommandPartitions.QueueOf(caller.Org));

        await system.Bus.SendAsync(elsewhere, RawBus.Envelope(command));

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("platform_managed");
        await system.Bus.UntilFailedAsync(before, 1);
    }

    [Theory]
    [InlineData("BYOK")]
    [InlineData("byok\\u0000")]
    public async Task a_value_that_the_api_would_have_refused_is_refused_by_the_worker_too(string mode)
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "mallory", TimeProvider.System.GetUtcNow(),
            "f", JsonSerializer.Deserialize<string>($"\"{mode}\""));

        await system.Bus.SendAsync(command);

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBeOneOf("rejected", "failed");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
    }

    [Fact]
    public async Task members_that_a_later_version_added_are_ignored()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        var envelope = JsonNode.Parse(RawBus.Envelope(command))!;
        envelope["message"]!["addedLater"] = new JsonObject { ["deep"] = true };

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), envelope.ToJsonString());

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("succeeded");
    }

    [Fact]
    public async Task garbage_in_the_queue_of_the_queries_stops_no_reads()
    {
        await system.Bus.SendAsync(Queues.Queries, "garbage");
        await system.Bus.SendAsync(
            Queues.Queries, """{"messageType":["urn:message:Messaging.Contracts:GetWorkspace"],"message":{"orgId":1}}""");

        for (var number = 0; number < 10; number++)
            (await system.Caller().GetAsync("/workspaces")).ShouldBe(200);
    }
}
