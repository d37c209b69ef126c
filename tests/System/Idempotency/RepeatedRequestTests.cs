using Messaging.System.Harness;

namespace Messaging.System.Idempotency;

/// <summary>The same request again, with its <c>Idempotency-Key</c>.</summary>
[Collection(SharedSystem.Name)]
public sealed class RepeatedRequestTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_repeat_to_either_instance_names_the_same_operation_and_takes_effect_once()
    {
        var caller = system.Caller() with { IdempotencyKey = $"key-{Guid.NewGuid()}" };
        var other = caller with { Http = system.Client(1) };

        var first = (await caller.CreateWorkspaceAsync(runtime: "counting")).ShouldBe(201);
        var again = (await other.CreateWorkspaceAsync(runtime: "counting")).ShouldBe(201);
        var unwaited = (await other.WithoutWaiting.CreateWorkspaceAsync(runtime: "counting")).ShouldBe(202);

        first.Header("Idempotent-Replayed").ShouldBeNull();
        again.Header("Idempotent-Replayed").ShouldBe("true");
        unwaited.Header("Idempotent-Replayed").ShouldBe("true");
        var id = first.Json.GetProperty("id").GetGuid();
        again.Text.ShouldBe(first.Text);
        unwaited.Json.GetProperty("workspace_id").GetGuid().ShouldBe(id);
        (await caller.AllAsync("/workspaces")).Count.ShouldBe(1);
        (await caller.AllAsync("/operations"))
            .ShouldHaveSingleItem().GetProperty("operation_id").GetString().ShouldBe(unwaited["operation_id"]);
        (await caller.AuditAsync()).Count(item => item.GetProperty("type").GetString() == "WorkspaceProvisioned").ShouldBe(1);
        system.Runtimes.StartsOf(id).ShouldBe(1);
    }

    [Fact]
    public async Task many_repeats_at_once_are_one_operation()
    {
        var caller = system.Caller() with { IdempotencyKey = Guid.NewGuid().ToString() };
        var callers = Enumerable.Range(0, 12).Select(number => caller with { Http = system.Client(number % 2), Prefer = number % 3 == 0 ? null : "wait=30" });

        var answers = await Task.WhenAll(callers.Select(one => one.PutOrgModeAsync("byok")));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 202);
        answers.Where(answer => answer.Status == 202).Select(answer => answer["operation_id"]).Distinct().Count().ShouldBe(1);
        await Eventually.Async("the outcome", () => caller.AllAsync("/operations?status=succeeded"), items => items.Count == 1);
        (await caller.AuditAsync()).ShouldHaveSingleItem().GetProperty("type").GetString().ShouldBe("OrgBillingDefaultSet");
    }

    [Fact]
    public async Task the_same_key_with_another_body_is_refused()
    {
        var caller = system.Caller() with { IdempotencyKey = "one-key" };
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        (await caller.PutOrgModeAsync("disabled")).ShouldBeProblem(422, "idempotency_key_reused");
        (await (caller with { Http = system.Client(1) }).WithoutWaiting.PutOrgModeAsync(null))
            .ShouldBeProblem(422, "idempotency_key_reused");

        (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"].ShouldBe("byok");
    }

    [Fact]
    public async Task a_key_is_told_apart_by_the_secret_value_and_by_the_path()
    {
        var caller = system.Caller();
        var first = await caller.NewWorkspaceAsync();
        var second = await caller.NewWorkspaceAsync();
        caller = caller with { IdempotencyKey = "secret-key" };
        (await caller.PutSecretAsync(first, "A", "one")).ShouldBe(200);

        (await caller.PutSecretAsync(first, "A", "one")).ShouldBe(200).Header("Idempotent-Replayed").ShouldBe("true");
        (await caller.PutSecretAsync(first, "A", "two")).ShouldBeProblem(422, "idempotency_key_reused");
        (await caller.PutSecretAsync(second, "A", "one")).ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task a_refusal_is_repeated_too()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        caller = caller with { IdempotencyKey = "refused" };

        var first = await caller.PutSecretAsync(id, "OPENAI_API_KEY", "v");
        (await (caller with { IdempotencyKey = null }).PutModeAsync(id, "byok")).ShouldBe(200);
        var again = await caller.PutSecretAsync(id, "OPENAI_API_KEY", "v");

        first.ShouldBeProblem(400, "direct_vendor_key_blocked");
        again.ShouldBeProblem(400, "direct_vendor_key_blocked");
        again.Header("Idempotent-Replayed").ShouldBe("true");
    }

    [Fact]
    public async Task keys_are_scoped_to_org_and_route_and_quotes_are_no_part_of_them()
    {
        var caller = system.Caller() with { IdempotencyKey = "shared-key" };
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        (await (system.Caller() with { IdempotencyKey = "shared-key" }).PutOrgModeAsync("disabled"))
            .ShouldBe(200).Header("Idempotent-Replayed").ShouldBeNull();
        (await caller.PutOrgSecretAsync("A", "v")).ShouldBe(200).Header("Idempotent-Replayed").ShouldBeNull();
        (await (caller with { IdempotencyKey = "\"shared-key\"" }).PutOrgModeAsync("byok"))
            .ShouldBe(200).Header("Idempotent-Replayed").ShouldBe("true");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("\"open")]
    [InlineData("\"\"")]
    [InlineData("tab\there")]
    public async Task a_key_of_the_wrong_form_is_refused(string key)
        => (await (system.Caller() with { IdempotencyKey = key }).PutOrgModeAsync("byok")).ShouldBeProblem(400, "invalid_idempotency_key");

    [Fact]
    public async Task keys_have_at_most_255_characters()
    {
        (await (system.Caller() with { IdempotencyKey = new string('k', 255) }).PutOrgModeAsync("byok")).ShouldBe(200);
        (await (system.Caller() with { IdempotencyKey = new string('k', 256) }).PutOrgModeAsync("byok"))
            .ShouldBeProblem(400, "invalid_idempotency_key");
    }
}
