using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Idempotency;

/// <summary>The same message again: what a broker may always do.</summary>
[Collection(SharedSystem.Name)]
public sealed class RepeatedMessageTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_message_delivered_three_times_has_one_effect_one_outcome_and_the_same_event()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(
            Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "fingerprint", "byok");

        await system.Bus.SendAsync(command);
        await system.Bus.SendAsync(command);
        var outcome = await caller.OutcomeAsync(system.Ids.For(command));
        await system.Bus.SendAsync(command);
        await FlushAsync(caller);

        outcome["status"].ShouldBe("succeeded");
        (await caller.OperationAsync(system.Ids.For(command))).Text.ShouldBe(outcome.Text);
        var audit = (await caller.AuditAsync()).Where(item => item.GetProperty("type").GetString() == "OrgBillingDefaultSet").ToList();
        audit.Count.ShouldBe(1);
        var published = await system.Tap.UntilAsync(
            caller.Org, "the last one", events => events.Any(tapped => tapped.Type == "OrgSecretSet"));
        published.Where(tapped => tapped.Type == "OrgBillingDefaultSet").Select(tapped => tapped.EventId).Distinct()
            .ShouldBe([audit[0].GetProperty("event_id").GetGuid()]);
        published.ShouldAllBe(tapped => tapped.MessageId == tapped.EventId);
    }

    [Fact]
    public async Task a_provision_delivered_twice_starts_one_process()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync("counting");
        var command = new ProvisionWorkspace(
            Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "fingerprint", id, Create: null);

        await system.Bus.SendAsync(command);
        await system.Bus.SendAsync(command);
        await caller.OutcomeAsync(system.Ids.For(command));
        await system.Bus.SendAsync(command);
        await FlushAsync(caller);

        system.Runtimes.StartsOf(id).ShouldBe(2, "once when it was created, once for the message");
        WorkspaceProcess.Of(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task another_command_under_a_known_id_never_takes_effect_and_is_audited()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "one", "byok");

        await system.Bus.SendAsync(command);
        await system.Bus.SendAsync(command with { Fingerprint = "other", Mode = "disabled" });
        await FlushAsync(caller);

        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("byok");
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString())
            .ShouldBe(["OrgBillingDefaultSet", "IdempotencyConflict", "OrgSecretSet"]);
    }

    // The organization's commands are handled in order: when this one is done, all before it are.
    private static async Task FlushAsync(Caller caller) => (await caller.PutOrgSecretAsync("FLUSH", "v")).ShouldBe(200);
}
