using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.BadInput;

/// <summary>
/// Every message that a queue of ours takes, with everything that its record rules out: no effect, one entry in the error queue or a
/// refusal, nobody held up, nothing told of a secret. A new command or question is tried as soon as there is its record.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class BadMessageTests(SharedSystem shared) : IAsyncLifetime
{
    private const string Secret = "n0t-t0-be-t0ld";

    // What may be heard of a command that had no effect.
    private static readonly string[] Refusals = [nameof(CommandRejected), nameof(SecretWriteBlocked)];
    private readonly MessagingSystem system = shared.System;
    private SystemWatch watch = null!;

    public static TheoryData<string> Commands => [.. MessageContracts.Commands.Select(type => type.Name)];

    public static TheoryData<string> Queries => [.. MessageContracts.Queries.Select(type => type.Name)];

    public async ValueTask InitializeAsync() => watch = await SystemWatch.BeginAsync(system);

    public async ValueTask DisposeAsync() => await watch.NothingBrokenAsync(Secret);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task what_does_not_fit_a_command_has_no_effect_and_holds_nobody_up(string name)
    {
        var type = MessageContracts.Commands.Single(known => known.Name == name);
        var caller = system.Caller();
        var right = new ValidMessage(caller.Org, Secret);
        var faults = MessageFaults.Of(type, () => right.Of(type)).ToList();

        foreach (var batch in faults.Chunk(50))
            await Task.WhenAll(batch.Select(fault => system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), fault.In(type))));

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await Neighbour(caller).PutOrgModeAsync("byok")).ShouldBe(200);

        // Each is refused, or lies in the error queue once.
        var (errors, operations) = await Eventually.Async(
            $"{faults.Count} in the error queue or refused",
            async () => (Errors: await watch.NewErrorsAsync(), Operations: await caller.AllAsync("/operations?limit=200")),
            seen => seen.Errors + Rejected(seen.Operations) >= faults.Count);
        (errors + Rejected(operations)).ShouldBe(faults.Count);
        operations.Select(Status).Where(status => status == "succeeded").ShouldHaveSingleItem();
        (await caller.AuditAsync()).Select(fact => fact.GetProperty("type").GetString()!).Except(Refusals)
            .ShouldBe([nameof(OrgBillingDefaultSet)]);

        // Who waits for one whose id can be told is told that it failed.
        var known = operations.Select(operation => operation.GetProperty("operation_id").GetString()!).ToHashSet(StringComparer.Ordinal);
        var commands = known.Select(id => system.Ids.Read(id, caller.Org)!.CommandId).ToHashSet();
        faults.Where(fault => fault.NamesOperation && !commands.Contains(fault.CommandId!.Value)).Select(fault => fault.What)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task every_command_that_is_right_is_one()
    {
        foreach (var type in MessageContracts.Commands)
        {
            var caller = system.Caller();
            var message = new ValidMessage(caller.Org, Secret).Of(type);
            var fault = new MessageFault("nothing", message.ToJsonString(), Guid.Parse(message["commandId"]!.GetValue<string>()));
            await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), fault.In(type));

            var operations = await Eventually.Async($"the outcome of {type.Name}", () => caller.AllAsync("/operations"),
                found => found.Count > 0 && Status(found[0]) != "accepted");
            Status(operations[0]).ShouldBeOneOf("succeeded", "rejected");
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task what_does_not_fit_a_question_is_dropped(string name)
    {
        var type = MessageContracts.Queries.Single(known => known.Name == name);
        var right = new ValidMessage(Guid.NewGuid(), Secret);

        foreach (var batch in MessageFaults.Of(type, () => right.Of(type)).Chunk(50))
            await Task.WhenAll(batch.Select(fault => system.Bus.SendAsync(Contracts.Queues.Queries, fault.In(type))));

        await watch.DrainedAsync(Contracts.Queues.Queries);
        (await watch.NewErrorsAsync()).ShouldBe(0u);
    }

    [Fact]
    public async Task an_envelope_that_cannot_be_read_lies_in_the_error_queue_once()
    {
        var caller = system.Caller();
        var messages = Envelopes(typeof(SetOrgBillingDefault), caller.Org).Unreadable().ToList();

        foreach (var message in messages)
            await SendAsync(CommandPartitions.QueueOf(caller.Org), message);

        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        (await Neighbour(caller).PutOrgModeAsync("byok")).ShouldBe(200);
        await Eventually.Async("all in the error queue", watch.NewErrorsAsync, errors => errors >= messages.Count);
        (await system.Caller().PutOrgModeAsync("byok")).ShouldBe(200);
        (await watch.NewErrorsAsync()).ShouldBe((uint)messages.Count);
        (await caller.AuditAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_strange_envelope_takes_no_partition_down()
    {
        var caller = system.Caller();
        foreach (var message in Strange(typeof(SetOrgBillingDefault), caller.Org))
            await SendAsync(CommandPartitions.QueueOf(caller.Org), message);

        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        (await Neighbour(caller).PutOrgModeAsync("byok")).ShouldBe(200);
        await watch.DrainedAsync(CommandPartitions.QueueOf(caller.Org));
    }

    [Fact]
    public async Task no_envelope_stops_the_reads()
    {
        var messages = Envelopes(typeof(GetOrgBillingDefault), Guid.NewGuid()).Unreadable()
            .Concat(Strange(typeof(GetOrgBillingDefault), Guid.NewGuid()));
        foreach (var message in messages)
            await SendAsync(Contracts.Queues.Queries, message);

        await watch.DrainedAsync(Contracts.Queues.Queries);
        (await watch.NewErrorsAsync()).ShouldBe(0u);
    }

    [Fact]
    public async Task what_comes_to_an_instances_own_queues_takes_none_down_and_leaves_nothing_behind()
    {
        var before = await system.Management.QueuesAsync();
        var own = before.Except(CommandPartitions.Queues)
            .Except([Contracts.Queues.Queries, Contracts.Queues.CommandErrors, "tests-tap"]).ToList();
        own.Count(name => name.StartsWith("api-replies-", StringComparison.Ordinal)).ShouldBe(system.Apis.Count);
        own.Count(name => name.StartsWith("api-events-", StringComparison.Ordinal)).ShouldBe(system.Apis.Count);
        foreach (var queue in own)
        {
            var messages = Envelopes(typeof(OperationOutcome), Guid.NewGuid()).Unreadable()
                .Concat(Strange(typeof(OperationOutcome), Guid.NewGuid()));
            foreach (var message in messages)
                await SendAsync(queue, message);
            foreach (var type in MessageContracts.Answers)
            {
                var right = new ValidMessage(Guid.NewGuid(), Secret);
                await Task.WhenAll(MessageFaults.Of(type, () => right.Of(type)).Where(fault => fault.Json.Length < 10_000)
                    .Select(fault => system.Bus.SendAsync(queue, fault.In(type))));
            }
        }

        await watch.DrainedAsync(own);
        (await system.Management.QueuesAsync()).Except(before).ShouldBeEmpty();
    }

    private static int Rejected(IReadOnlyList<JsonElement> operations) => operations.Count(operation => Status(operation) == "rejected");

    private static string? Status(JsonElement operation) => operation.GetProperty("status").GetString();

    private static EnvelopeFaults Envelopes(Type type, Guid org) => new(type, () => new ValidMessage(org, Secret).Of(type));

    private static IEnumerable<BadMessage> Strange(Type type, Guid org)
    {
        var envelopes = Envelopes(type, org);
        return [.. envelopes.Strange(), .. new PropertyFaults(envelopes.Right).Strange()];
    }

    private Task SendAsync(string queue, BadMessage message) => system.Bus.SendAsync(queue, message.Body, message.Properties);

    // Somebody else in the same partition.
    private Caller Neighbour(Caller caller)
    {
        var other = Guid.NewGuid();
        while (CommandPartitions.Of(other) != CommandPartitions.Of(caller.Org))
            other = Guid.NewGuid();
        return system.Caller(other);
    }
}
