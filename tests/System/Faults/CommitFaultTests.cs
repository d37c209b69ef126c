using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A database that takes every statement of a command and refuses its commit.</summary>
[Collection(SharedSystem.Name)]
public sealed class CommitFaultTests(SharedSystem shared)
{
    private const int Refusals = 3;
    private const int AttemptsOfAFault = 3; // what is no passing reason is tried this often, and recorded at the next
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("40001", "a serialization failure")]
    [InlineData("40P01", "a deadlock")]
    [InlineData("53100", "a full disk")]
    public async Task a_commit_that_is_refused_for_a_passing_reason_is_tried_until_it_is_not(string state, string what)
    {
        var caller = system.Caller();
        await using var fault = await CommitFault.InstallAsync(system.Database, caller.Org, state, Refusals);

        var accepted = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;

        (await caller.OutcomeAsync(accepted))["status"].ShouldBe("succeeded", what);
        (await fault.AttemptsAsync()).ShouldBe(Refusals + 1);
        (await caller.AuditAsync()).Count.ShouldBe(1);
        (await system.Tap.UntilAsync(caller.Org, "its event", events => events.Count > 0)).DistinctBy(tapped => tapped.EventId)
            .Count().ShouldBe(1);
    }

    [Fact]
    public async Task a_commit_that_violates_a_constraint_fails_its_command_and_holds_nobody_up()
    {
        var caller = system.Caller();
        await using var fault = await CommitFault.InstallAsync(system.Database, caller.Org, "23505", times: AttemptsOfAFault);
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);

        var violating = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;
        var behind = (await caller.WithoutWaiting.PutOrgModeAsync("disabled")).ShouldBe(202)["operation_id"]!;

        (await caller.OutcomeAsync(violating))["status"].ShouldBe("failed");
        (await caller.OutcomeAsync(behind))["status"].ShouldBe("succeeded");
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("disabled");
        await system.Bus.UntilFailedAsync(before, 1);
    }
}
