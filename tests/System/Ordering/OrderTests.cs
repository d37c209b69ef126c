using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Ordering;

/// <summary>One organization's commands are handled in the order of their acceptance.</summary>
[Collection(SharedSystem.Name)]
public sealed class OrderTests(SharedSystem shared)
{
    private const int Orgs = 16;
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task byok_a_vendor_key_and_a_provision_sent_without_waiting_through_two_apis_always_take_effect_in_that_order()
        => await Task.WhenAll(Enumerable.Range(0, Orgs).Select(OptInWithoutWaitingAsync));

    [Fact]
    public async Task the_last_of_many_writes_wins_and_the_audit_trail_has_them_in_order()
    {
        string[] modes = ["byok", "disabled", "platform_managed"];
        var caller = system.Caller();
        var sent = Enumerable.Range(0, 30).Select(number => modes[number * 7 % 3]).ToList();

        foreach (var (mode, number) in sent.Select((mode, number) => (mode, number)))
            (await (caller with { Http = system.Client(number % 2) }).WithoutWaiting.PutOrgModeAsync(mode)).ShouldBe(202);

        var audit = await Eventually.Async("all events", caller.AuditAsync, items => items.Count == sent.Count);
        audit.Select(item => item.GetProperty("new_mode").GetString()).ShouldBe(sent);
        var published = await system.Tap.UntilAsync(
            caller.Org, "all", events => events.DistinctBy(tapped => tapped.EventId).Count() == sent.Count);
        published.DistinctBy(tapped => tapped.EventId).Select(tapped => tapped.Sequence)
            .ShouldBe(Enumerable.Range(1, sent.Count).Select(number => (long)number));
    }

    [Fact]
    public async Task a_clock_that_steps_back_or_ahead_between_two_commands_changes_nothing_of_their_order()
    {
        var caller = system.Caller();
        var now = TimeProvider.System.GetUtcNow();
        (int Hours, string Mode)[] steps = [(0, "byok"), (-7, "disabled"), (5, "byok"), (-20, "platform_managed"), (1, "disabled")];
        var commands = steps
            .Select(step => new SetOrgBillingDefault(
                Guid.CreateVersion7(now.AddHours(step.Hours)), caller.Org, "tester", now.AddHours(step.Hours), "f", step.Mode))
            .ToList();

        foreach (var command in commands)
            await system.Bus.SendAsync(command);

        (await caller.OutcomeAsync(system.Ids.For(commands[^1])))["status"].ShouldBe("succeeded");
        (await caller.AuditAsync()).Select(item => item.GetProperty("new_mode").GetString()).ShouldBe(steps.Select(step => step.Mode));
        (await caller.AllAsync("/operations")).Select(item => item.GetProperty("operation_id").GetString())
            .ShouldBe(commands.Select(system.Ids.For));
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("disabled");
        (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    private async Task OptInWithoutWaitingAsync(int number)
    {
        var caller = system.Caller();
        var first = (caller with { Http = system.Client(number % 2) }).WithoutWaiting;
        var second = (caller with { Http = system.Client((number + 1) % 2) }).WithoutWaiting;
        var id = Guid.NewGuid();

        var operations = new List<string>
        {
            (await first.CreateWorkspaceAsync(id)).ShouldBe(202)["operation_id"]!,
            (await second.PutModeAsync(id, "byok")).ShouldBe(202)["operation_id"]!,
            (await first.PutSecretAsync(id, "MINIMAX_API_KEY", "mine")).ShouldBe(202)["operation_id"]!,
            (await second.ProvisionAsync(id)).ShouldBe(202)["operation_id"]!,
        };

        foreach (var operation in operations)
            (await caller.OutcomeAsync(operation, TimeSpan.FromSeconds(60)))["status"].ShouldBe("succeeded");
        var process = await Eventually.Async(
            "the process of the last provision", () => WorkspaceProcess.Of(id), processes => processes.Count == 1);
        process[0].Environment["MINIMAX_API_KEY"].ShouldBe("mine");
        (await caller.GetWorkspaceAsync(id))["status"].ShouldBe("online");
    }
}
