using System.Text.Json.Nodes;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A message names where its answer goes; it can name anything.</summary>
[Collection(SharedSystem.Name)]
public sealed class ForgedReplyTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    // Each exists, or can be made, with other properties than an answer's address would say; declaring it closes the channel.
    public static TheoryData<string> Addresses =>
    [
        "/commands-03?temporary=true",
        "/queries?type=direct",
        "/commands-error?durable=false",
        "/Messaging.Contracts:AuditEvent?type=topic",
        "/amq.direct?type=fanout",
        "/never-heard-of",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task a_query_that_asks_for_its_answer_elsewhere_stops_no_other(string address)
    {
        var caller = system.Caller();
        var query = new JsonObject
        {
            ["messageId"] = Guid.NewGuid().ToString(),
            ["requestId"] = Guid.NewGuid().ToString(),
            ["responseAddress"] = Full(address),
            ["faultAddress"] = Full(address),
            ["messageType"] = new JsonArray("urn:message:Messaging.Contracts:GetOrgBillingDefault"),
            ["message"] = new JsonObject { ["orgId"] = caller.Org.ToString() },
        };

        // One for each worker, and some more.
        for (var count = 0; count < 4; count++)
            await system.Bus.SendAsync(Queues.Queries, query.ToJsonString());

        for (var count = 0; count < 4; count++)
            (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBe(200, address);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task a_command_that_asks_for_its_answer_elsewhere_takes_effect_once_and_holds_nobody_up(string address)
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        var envelope = JsonNode.Parse(RawBus.Envelope(command))!;
        envelope["requestId"] = Guid.NewGuid().ToString();
        envelope["responseAddress"] = Full(address);
        envelope["faultAddress"] = Full(address);

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), envelope.ToJsonString());

        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200, address);
        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("succeeded");
        (await system.Bus.PeekAsync(Queues.CommandErrors))
            .ShouldNotContain(message => message.Contains($"{command.CommandId}"), "what took effect is no error");
    }

    [Fact]
    public async Task nothing_is_made_for_an_address_that_nobody_has()
    {
        var caller = system.Caller();
        var name = $"never-made-{Guid.NewGuid():N}";
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        var envelope = JsonNode.Parse(RawBus.Envelope(command))!;
        envelope["requestId"] = Guid.NewGuid().ToString();
        envelope["responseAddress"] = Full("/" + name);

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), envelope.ToJsonString());

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("succeeded");
        (await system.Management.ExchangesAsync()).ShouldNotContain(name);
    }

    private string Full(string address)
        => $"rabbitmq://{system.BrokerUri.Host}:{system.BrokerUri.Port}{system.BrokerUri.AbsolutePath}{address}";
}
