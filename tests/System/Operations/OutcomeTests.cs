using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Operations;

/// <summary>Every accepted command has one outcome, and who asked hears of it.</summary>
[Collection(SharedSystem.Name)]
public sealed class OutcomeTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task the_error_of_an_operation_is_the_problem_that_a_waiting_caller_is_given()
    {
        var caller = system.Caller();
        var waited = (await caller.WithoutWaiting.PutAsync($"/admin/workspaces/{Guid.NewGuid()}/llm-billing-mode", new { mode = "byok" }))
            .ShouldBe(202);

        var error = (await caller.OutcomeAsync(waited["operation_id"]!)).Json.GetProperty("error");

        error.GetProperty("type").GetString().ShouldBe("urn:messaging:problem:workspace_not_found");
        error.GetProperty("status").GetInt32().ShouldBe(404);
        error.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("code").GetString().ShouldBe("workspace_not_found");
    }

    [Theory]
    [InlineData("fingerprint")]
    [InlineData("actor")]
    public async Task a_command_that_can_never_be_stored_is_failed_and_not_forgotten(string member)
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "mallory", TimeProvider.System.GetUtcNow(), "f", "byok");
        command = member == "actor" ? command with { Actor = "mal\0lory" } : command with { Fingerprint = "f\0" };
        var before = await system.Bus.ReadyAsync(Queues.CommandErrors);

        await system.Bus.SendAsync(command);

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        await system.Bus.UntilFailedAsync(before, 1);
    }

    [Fact]
    public async Task a_cursor_counts_the_callers_own_organization_alone()
    {
        await system.Caller().NewWorkspaceAsync(mode: "byok", model: null);
        var caller = system.Caller();
        await caller.NewWorkspaceAsync(mode: "byok", model: null);
        await caller.NewWorkspaceAsync(mode: "byok", model: null);

        (await caller.GetAsync("/workspaces?limit=1"))["next"].ShouldBe("1");
        (await caller.GetAsync("/operations?limit=1"))["next"].ShouldBe("1");
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("-1")]
    [InlineData("1e3")]
    public async Task a_cursor_that_is_none_is_refused(string cursor)
    {
        var caller = system.Caller();
        foreach (var list in (string[])["/workspaces", "/operations", "/audit"])
            (await caller.GetAsync($"{list}?after={cursor}"))
                .ShouldBeProblem(400, "invalid_request").GetProperty("field").GetString().ShouldBe("after");
    }

    [Fact]
    public async Task the_nil_uuid_names_no_workspace()
    {
        var caller = system.Caller();
        (await caller.GetAsync($"/workspaces/{Guid.Empty}")).ShouldBeProblem(400, "invalid_workspace_id");
        (await caller.DeleteAsync($"/workspaces/{Guid.Empty}")).ShouldBeProblem(400, "invalid_workspace_id");
        (await caller.PostAsync("/workspaces", new { id = Guid.Empty, name = "a", runtime = "hermes" }))
            .ShouldBeProblem(400, "invalid_workspace_id");
    }

    [Fact]
    public async Task a_repeated_command_repeats_its_events_with_their_ids()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok");
        await system.Bus.SendAsync(command);
        await system.Tap.UntilAsync(caller.Org, "the event", events => events.Count == 1);

        await system.Bus.SendAsync(command);

        var published = await system.Tap.UntilAsync(caller.Org, "its repeat", events => events.Count == 2);
        published.Select(tapped => tapped.EventId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task the_time_of_submission_stays_the_same()
    {
        var caller = system.Caller();
        var accepted = (await caller.WithoutWaiting.PutAsync("/admin/org/llm-billing-mode", new { mode = "byok" })).ShouldBe(202);
        var reference = system.Ids.Read(accepted["operation_id"]!, caller.Org).ShouldNotBeNull();

        var operation = await caller.OutcomeAsync(accepted["operation_id"]!);

        operation.Json.GetProperty("submitted_at").GetDateTimeOffset().ShouldBe(reference.SubmittedAt!.Value);
    }
}
