using System.Diagnostics;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A broker that is there, and does not do what it is asked.</summary>
[Collection(BreakableServers.Name)]
public sealed class BrokerRefusesTests(FaultySystem faulty) : IClassFixture<FaultySystem>
{
    // The Api gives the broker 3 s; the rest is for a busy machine.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system = faulty.System;

    [Fact]
    public async Task a_partition_that_refuses_commands_is_answered_503_and_works_again_when_it_takes_them()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Management.SetPolicyAsync(
            "full", $"^{CommandPartitions.QueueOf(caller.Org)}$",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["max-length"] = 0 });
        var accepted = new List<string>();
        // What nobody takes stays in the queue: with workers that take everything at once it would never be full.
        await ForEachWorkerAsync(system.PauseWorkerAsync);
        try
        {
            // The broker takes a moment to apply a policy.
            var refused = await Eventually.Async(
                "a refusal",
                async () =>
                {
                    var answer = await caller.WithoutWaiting.PutOrgModeAsync("disabled");
                    if (answer.Status == 202)
                        accepted.Add(answer["operation_id"]!);
                    return answer;
                },
                answer => answer.Status != 202,
                BackWithin);
            await ForEachWorkerAsync(system.ContinueWorkerAsync);
            refused.ShouldBeProblem(503, "broker_unavailable");
            (await Elsewhere(caller.Org).PutOrgModeAsync("byok")).ShouldBe(200, "another partition is not concerned");
        }
        finally
        {
            await ForEachWorkerAsync(system.ContinueWorkerAsync);
            await system.Management.RemovePolicyAsync("full");
        }

        var last = await Eventually.Async(
            "an accepted command", () => caller.WithoutWaiting.PutOrgModeAsync(null), answer => answer.Status == 202, BackWithin);
        (await caller.OutcomeAsync(last["operation_id"]!))["status"].ShouldBe("succeeded");
        foreach (var operation in accepted)
            (await caller.OutcomeAsync(operation))["status"].ShouldBe("succeeded");
        (await caller.AllAsync("/operations")).Count.ShouldBe(accepted.Count + 2, "nothing of what was refused was accepted");
    }

    [Fact]
    public async Task a_broker_short_of_memory_is_answered_503_in_time_and_works_again_when_it_has_some()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.0001");
        try
        {
            var clock = Stopwatch.StartNew();
            (await caller.WithoutWaiting.PutOrgModeAsync("disabled")).ShouldBeProblem(503, "broker_unavailable");
            clock.Elapsed.ShouldBeLessThan(AnswerWithin);
        }
        finally
        {
            await system.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "absolute", "1GB");
        }

        var last = await Eventually.Async(
            "an accepted command", () => caller.WithoutWaiting.PutOrgModeAsync(null), answer => answer.Status == 202, BackWithin);
        (await caller.OutcomeAsync(last["operation_id"]!, BackWithin))["status"].ShouldBe("succeeded");
    }

    [Fact]
    public async Task connections_that_the_broker_closes_under_load_cost_no_command_and_change_no_order()
    {
        var callers = Enumerable.Range(0, 4).Select(_ => system.Caller()).ToList();
        // The broker takes a few seconds to list a connection.
        await Eventually.Async("the connections", () => system.Management.CutAsync(pid: null), cut => cut >= 3);

        var operations = await Task.WhenAll(callers.Select(WriteAsync));

        foreach (var (caller, ids) in callers.Zip(operations))
        {
            foreach (var id in ids)
                (await caller.OutcomeAsync(id, BackWithin))["status"].ShouldBe("succeeded");
            var audit = await caller.AuditAsync();

            // One that was answered 503 because its confirm was lost may have taken effect nevertheless.
            audit.Select(item => item.GetProperty("operation_id").GetString()!).Where(ids.Contains)
                .ShouldBe(ids, "the order of acceptance");
        }
    }

    // One after the other, alternating, so that an order can be seen; what is not accepted is not repeated.
    private static async Task<List<string>> WriteAsync(Caller caller)
    {
        var accepted = new List<string>();
        await Eventually.Async(
            "twenty accepted commands",
            async () =>
            {
                var answer = await caller.WithoutWaiting.PutOrgModeAsync(accepted.Count % 2 == 0 ? "byok" : "disabled");
                if (answer.Status == 202)
                    accepted.Add(answer["operation_id"]!);
                return accepted.Count;
            },
            count => count == 20,
            BackWithin);
        return accepted;
    }

    // Either of the two may hold the partition.
    private async Task ForEachWorkerAsync(Func<int, Task> act)
    {
        for (var worker = 0; worker < system.Workers.Count; worker++)
            await act(worker);
    }

    private Caller Elsewhere(Guid org)
    {
        while (true)
        {
            var other = system.Caller();
            if (CommandPartitions.Of(other.Org) != CommandPartitions.Of(org))
                return other;
        }
    }
}
