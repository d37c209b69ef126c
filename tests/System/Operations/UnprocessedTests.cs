using Messaging.System.Harness;

namespace Messaging.System.Operations;

/// <summary>Commands that no worker has seen yet.</summary>
public sealed class UnprocessedTests
{
    [Fact]
    public async Task an_issued_id_is_accepted_also_to_an_api_that_has_just_started_and_done_when_the_workers_are_back()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        await system.KillWorkerAsync(0);
        var accepted = (await (caller with { Prefer = "wait=1" }).PutOrgModeAsync("byok")).ShouldBe(202);
        var operationId = accepted["operation_id"]!;
        accepted.Header("Preference-Applied").ShouldBeNull();
        (await caller.OperationAsync(operationId)).ShouldBeProblem(504, "worker_unavailable");
        (await caller.GetAsync("/health/ready")).Status.ShouldBe(503);
        (await caller.GetAsync("/health/live")).Status.ShouldBe(200);
        (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBeProblem(504, "worker_unavailable");

        // A worker that answers questions and cannot decide: the organization's table is held.
        await using var connection = await system.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("LOCK TABLE organizations IN EXCLUSIVE MODE", connection, transaction))
            await hold.ExecuteNonQueryAsync();
        await system.RestartWorkerAsync(0);
        var fresh = await system.AddApiAsync();
        foreach (var api in (int[])[0, fresh])
        {
            var unprocessed = (await system.Caller(caller.Org, api).OperationAsync(operationId)).ShouldBe(200);
            (unprocessed["status"], unprocessed["command"]).ShouldBe(("accepted", "set_org_billing_default"));
            unprocessed.Json.TryGetProperty("completed_at", out _).ShouldBeFalse();
            unprocessed.Json.GetProperty("submitted_at").GetDateTimeOffset().ShouldBeGreaterThan(default);
        }

        await transaction.RollbackAsync();
        (await caller.OutcomeAsync(operationId))["status"].ShouldBe("succeeded");
        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("byok");
    }
}
