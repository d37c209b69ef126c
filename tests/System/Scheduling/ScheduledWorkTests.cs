using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Scheduling;

/// <summary>What happens by the clock, with two workers of which one does each job.</summary>
public sealed class ScheduledWorkTests(ScheduledSystem scheduled) : IClassFixture<ScheduledSystem>
{
    private static readonly DateTimeOffset LongAgo = TimeProvider.System.GetUtcNow().AddDays(-40);
    private readonly MessagingSystem system = scheduled.System;

    [Fact]
    public async Task a_bundle_that_ends_within_a_day_is_warned_of_once_a_version_and_another_is_not()
    {
        var caller = system.Caller();
        var later = system.Caller();
        await later.NewOrgModelAsync("xai", "grok-4.3", bundle: OrgModelRoutes.Bundle("xai"));
        var soon = OrgModelRoutes.Bundle("anthropic");
        soon["expires_at"] = TimeProvider.System.GetUtcNow().AddHours(23).ToString("O");
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6", bundle: soon);
        await WarningsAsync(caller, 1);

        await caller.NewOrgModelAsync("openai", "gpt-5.2");
        (await caller.RollBackAsync(1)).ShouldBe(201);

        var warnings = await WarningsAsync(caller, 2);
        warnings.Select(warning => warning.GetProperty("version").GetInt64()).ShouldBe([1, 3]);
        warnings[0].GetProperty("canonical_model").GetString().ShouldBe("anthropic/claude-sonnet-4-6");
        warnings[0].GetProperty("expires_at").GetDateTimeOffset()
            .ShouldBe(TimeProvider.System.GetUtcNow().AddHours(23), TimeSpan.FromMinutes(5));
        warnings.ShouldAllBe(warning => warning.GetProperty("actor").GetString() == "system"
            && warning.GetProperty("operation_id").ValueKind == JsonValueKind.Null);
        await AfterAnotherRunAsync();
        (await WarningsAsync(caller, 2)).Count.ShouldBe(2);
        (await WarningsAsync(later, 0)).ShouldBeEmpty();
        await system.Tap.UntilAsync(
            caller.Org, "the warnings", events => events.Count(tapped => tapped.Type == nameof(OrgModelCredentialExpiring)) >= 2);
        (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task a_provision_past_its_deadline_has_failed_and_can_be_made_again()
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();
        var stuck = Guid.CreateVersion7();
        await system.Database.ExecuteAsync(
            "UPDATE workspaces SET status = 'provisioning', provision_id = $2 WHERE org_id = $1", caller.Org, stuck);
        await system.Database.ExecuteAsync(
            "UPDATE operations SET status = 'accepted', completed_at = NULL, result = NULL WHERE org_id = $1", caller.Org);
        // Last: from here on it can be found.
        await system.Database.ExecuteAsync(
            """
            INSERT INTO provisions (id, org_id, workspace_id, command_id, state, created_at)
            SELECT $1, org_id, $2, command_id, 'pending', $4 FROM operations WHERE org_id = $3
            """,
            stuck, workspace, caller.Org, LongAgo);

        var failed = await Eventually.Async(
            "the provision to fail", () => caller.GetWorkspaceAsync(workspace), answer => answer["status"] == "failed");

        failed.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("start_failed");
        failed.Json.GetProperty("error").GetProperty("error").GetString()!.ShouldContain("provision it again");
        var operation = (await caller.AllAsync("/operations")).Single();
        operation.GetProperty("status").GetString().ShouldBe("succeeded");
        operation.GetProperty("result").GetProperty("status").GetString().ShouldBe("failed");
        var told = (await caller.AuditAsync()).Single(item => item.GetProperty("type").GetString() == nameof(WorkspaceProvisionFailed));
        told.GetProperty("provision_id").GetGuid().ShouldBe(stuck);
        told.GetProperty("operation_id").GetString().ShouldBe(operation.GetProperty("operation_id").GetString());
        (await caller.ProvisionAsync(workspace)).ShouldBe(200)["status"].ShouldBe("online");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_operation_that_ended_long_ago_is_pruned_and_its_events_are_not(bool idTellsTheTime)
    {
        var caller = system.Caller();
        var id = idTellsTheTime ? Guid.CreateVersion7(LongAgo) : Guid.NewGuid();
        var old = new SetOrgBillingDefault(id, caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        await system.Bus.SendAsync(old);
        await caller.OutcomeAsync(system.Ids.For(old));
        (await caller.PutOrgModeAsync("disabled")).Status.ShouldBeOneOf(200, 202);
        await Eventually.Async("both", () => caller.AuditAsync(), events => events.Count == 2);
        await system.Database.ExecuteAsync(
            "UPDATE operations SET completed_at = $2, submitted_at = $2 WHERE org_id = $1 AND command_id = $3", caller.Org, LongAgo,
            old.CommandId);

        await Eventually.Async("the pruning", () => caller.OperationAsync(system.Ids.For(old)), answer => answer.Status == 404);

        (await caller.OperationAsync(system.Ids.For(old))).ShouldBeProblem(404, "operation_not_found");
        (await caller.AllAsync("/operations")).Count.ShouldBe(1);
        (await caller.AuditAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_organizations_newest_operation_stays_so_that_none_is_counted_twice()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await system.Database.ExecuteAsync("UPDATE operations SET completed_at = $2, submitted_at = $2 WHERE org_id = $1", caller.Org, LongAgo);

        await AfterAnotherRunAsync();

        (await caller.AllAsync("/operations")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_command_that_is_older_than_the_ledgers_memory_takes_no_effect()
    {
        var caller = system.Caller();
        var old = new SetOrgBillingDefault(Guid.NewGuid(), caller.Org, "tester", LongAgo, "f", "byok");

        await system.Bus.SendAsync(old);

        var outcome = await caller.OutcomeAsync(system.Ids.For(old));
        outcome["status"].ShouldBe("rejected");
        outcome.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("command_expired");
        (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBe(200)["resolved_mode"].ShouldBe("platform_managed");
        (await caller.AuditAsync()).Single().GetProperty("code").GetString().ShouldBe("command_expired");
    }

    [Fact]
    public async Task a_failed_command_that_is_put_back_after_its_operation_was_forgotten_is_refused()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
        var old = new SetOrgBillingDefault(Guid.NewGuid(), caller.Org, "tester", LongAgo, "f", "byok");
        await system.Bus.SendAsync(
            CommandPartitions.Queues.First(queue => queue != CommandPartitions.QueueOf(caller.Org)), RawBus.Envelope(old));
        (await caller.OutcomeAsync(system.Ids.For(old)))["status"].ShouldBe("failed");
        (await caller.PutOrgModeAsync("platform_managed")).ShouldBe(200);
        await system.Database.ExecuteAsync("UPDATE operations SET completed_at = submitted_at WHERE org_id = $1 AND command_id = $2", caller.Org, old.CommandId);
        await Eventually.Async(
            "the pruning",
            () => system.Database.ScalarAsync<long>(
                "SELECT count(*) FROM operations WHERE org_id = $1 AND command_id = $2", caller.Org, old.CommandId),
            count => count == 0);

        await Eventually.Async("the command in the error queue", () => system.ReplayAsync("--org", caller.Org.ToString()),
            output => output.Contains("1 moved", StringComparison.Ordinal));

        var outcome = await caller.OutcomeAsync(system.Ids.For(old));
        outcome["status"].ShouldBe("rejected");
        outcome.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("command_expired");
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("platform_managed");
        (await system.ReplayAsync("--org", caller.Org.ToString(), "--dry-run")).ShouldStartWith("0 would be moved");
    }

    private async Task AfterAnotherRunAsync()
    {
        foreach (var job in (string[])["Retention", "ExpiringCredentials"])
        {
            const string firesAt = "SELECT next_fire_time FROM qrtz_triggers WHERE trigger_name = $1";
            var before = await system.Database.ScalarAsync<long>(firesAt, job);
            // Its jobs do not run side by side: when the third from now is due, the second has ended,
            // and the first may have looked already.
            await Eventually.Async($"{job} to run", () => system.Database.ScalarAsync<long>(firesAt, job),
                next => next >= before + (3 * TimeSpan.TicksPerSecond));
        }
    }

    private static Task<IReadOnlyList<JsonElement>> WarningsAsync(Caller caller, int count) => Eventually.Async<IReadOnlyList<JsonElement>>(
        "the warnings",
        async () => [.. (await caller.AuditAsync())
            .Where(item => item.GetProperty("type").GetString() == nameof(OrgModelCredentialExpiring))],
        warnings => warnings.Count >= count);
}
