using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Operations;

[Collection(SharedSystem.Name)]
public sealed class OperationTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task an_accepted_command_is_answered_with_its_operation()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        var accepted = (await caller.WithoutWaiting.PutModeAsync(id, "byok")).ShouldBe(202);

        var operationId = accepted["operation_id"]!;
        accepted.Header("Content-Type")!.ShouldStartWith("application/json");
        accepted.Header("Location").ShouldBe($"/operations/{operationId}");
        accepted.Header("Retry-After").ShouldBe("1");
        accepted.Header("Preference-Applied").ShouldBeNull();
        accepted.Json.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["operation_id", "command", "status", "workspace_id", "location"], ignoreOrder: true);
        (accepted["command"], accepted["status"], accepted["location"])
            .ShouldBe(("set_workspace_billing_mode", "accepted", $"/operations/{operationId}"));
        accepted.Json.GetProperty("workspace_id").GetGuid().ShouldBe(id);
    }

    [Fact]
    public async Task a_finished_operation_holds_the_body_a_waiting_caller_would_have_been_given()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        var accepted = (await caller.WithoutWaiting.PutModeAsync(id, "byok")).ShouldBe(202);
        var outcome = await caller.OutcomeAsync(accepted["operation_id"]!);

        outcome["status"].ShouldBe("succeeded");
        outcome["command"].ShouldBe("set_workspace_billing_mode");
        outcome.Json.TryGetProperty("error", out _).ShouldBeFalse();
        outcome.Json.GetProperty("completed_at").GetDateTimeOffset()
            .ShouldBeGreaterThanOrEqualTo(outcome.Json.GetProperty("submitted_at").GetDateTimeOffset());
        JsonSerializer.Serialize(outcome.Json.GetProperty("result"))
            .ShouldBe(JsonSerializer.Serialize((await caller.GetModeAsync(id)).Json));
    }

    [Fact]
    public async Task a_refused_operation_holds_the_problem_a_waiting_caller_would_have_been_given()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        var accepted = (await caller.WithoutWaiting.PutSecretAsync(id, "OPENAI_API_KEY", "v")).ShouldBe(202);
        var outcome = await caller.OutcomeAsync(accepted["operation_id"]!);
        var waiting = (await caller.PutSecretAsync(id, "OPENAI_API_KEY", "v")).ShouldBeProblem(400, "direct_vendor_key_blocked");

        outcome["status"].ShouldBe("rejected");
        outcome.Json.TryGetProperty("result", out _).ShouldBeFalse();
        foreach (var member in outcome.Json.GetProperty("error").EnumerateObject())
            member.Value.ToString().ShouldBe(waiting.GetProperty(member.Name).ToString());
    }

    [Fact]
    public async Task every_command_has_its_name()
    {
        var caller = system.Caller().WithoutWaiting;
        var id = Guid.NewGuid();

        var names = new List<string?>
        {
            (await caller.CreateWorkspaceAsync(id)).ShouldBe(202)["command"],
            (await caller.ProvisionAsync(id)).ShouldBe(202)["command"],
            (await caller.PutSecretAsync(id, "A", "v")).ShouldBe(202)["command"],
            (await caller.DeleteSecretAsync(id, "A")).ShouldBe(202)["command"],
            (await caller.PutOrgSecretAsync("A", "v")).ShouldBe(202)["command"],
            (await caller.DeleteAsync("/settings/secrets/A")).ShouldBe(202)["command"],
            (await caller.PutOrgModeAsync("byok")).ShouldBe(202)["command"],
            (await caller.DeleteWorkspaceAsync(id)).ShouldBe(202)["command"],
        };

        names.ShouldBe([
            "provision_workspace", "provision_workspace", "set_workspace_secret", "delete_workspace_secret",
            "set_org_secret", "delete_org_secret", "set_org_billing_default", "delete_workspace",
        ]);
        var listed = await Eventually.Async(
            "eight outcomes", () => caller.AllAsync("/operations?limit=3&status=succeeded"), items => items.Count == names.Count);
        listed.Select(item => item.GetProperty("command").GetString()).ShouldBe(names, "in the order of acceptance");
    }

    [Fact]
    public async Task operations_are_listed_by_status_and_by_what_the_caller_may_see()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.ProvisionAsync(Guid.NewGuid())).ShouldBe(404);

        (await caller.AllAsync("/operations?status=rejected"))
            .ShouldHaveSingleItem().GetProperty("command").GetString().ShouldBe("provision_workspace");
        (await caller.AllAsync("/operations?status=failed")).ShouldBeEmpty();
        var ofOrg = system.Caller(caller.Org, scope: "admin:org");
        (await ofOrg.AllAsync("/operations")).ShouldHaveSingleItem().GetProperty("command").GetString().ShouldBe("set_org_billing_default");
        (await caller.GetAsync("/operations?status=nonsense")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task an_operation_needs_the_scope_of_its_command()
    {
        var caller = system.Caller();
        var operationId = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;

        (await system.Caller(caller.Org, scope: "admin:workspaces").OperationAsync(operationId))
            .ShouldBeProblem(403, "insufficient_scope").GetProperty("required_scope").GetString().ShouldBe("admin:org");
        (await system.Caller(caller.Org, scope: "admin:org").OperationAsync(operationId)).ShouldBe(200);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%2e%2e%2fx")]
    public async Task an_id_that_was_never_issued_is_not_found(string operationId)
        => (await system.Caller().OperationAsync(operationId)).ShouldBeProblem(404, "operation_not_found");

    [Fact]
    public async Task an_id_that_was_issued_to_another_org_or_was_changed_is_not_found()
    {
        var caller = system.Caller();
        var operationId = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;
        var changed = (operationId[0] == 'A' ? "B" : "A") + operationId[1..];

        (await system.Caller().OperationAsync(operationId)).ShouldBeProblem(404, "operation_not_found");
        (await caller.OperationAsync(changed)).ShouldBeProblem(404, "operation_not_found");
        var foreign = new OperationIds(new byte[32]).For(CommandKind.SetOrgBillingDefault, caller.Org, Guid.NewGuid(), null);
        (await caller.OperationAsync(foreign)).ShouldBeProblem(404, "operation_not_found");
    }

    [Theory]
    [InlineData("wait=20", "wait=20")]
    [InlineData("wait=30", "wait=30")]
    [InlineData("wait=3000", "wait=30")]
    [InlineData("respond-async, wait=25", "wait=25")]
    public async Task a_preference_to_wait_is_honoured_up_to_its_cap(string prefer, string applied)
    {
        var answer = (await (system.Caller() with { Prefer = prefer }).PutOrgModeAsync("byok")).ShouldBe(200);

        answer.Header("Preference-Applied").ShouldBe(applied);
        answer.Header("Location").ShouldBeNull();
        answer.Header("Retry-After").ShouldBeNull();
    }

    [Theory]
    [InlineData("wait=0")]
    [InlineData("wait=-1")]
    [InlineData("wait=x")]
    [InlineData("wait")]
    [InlineData("return=minimal")]
    public async Task a_preference_that_makes_no_sense_is_as_none(string prefer)
        => (await (system.Caller() with { Prefer = prefer }).PutOrgModeAsync("byok")).ShouldBe(202);
}
