using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Secrecy;

/// <summary>A marked value goes through every door; afterwards it is searched for everywhere.</summary>
public sealed class MarkedValueTests
{
    private readonly string marker = $"mark{Guid.NewGuid():N}";
    private readonly List<Answer> answers = [];

    [Fact]
    public async Task a_secret_value_is_found_nowhere_but_in_the_process_it_is_for()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var id = Guid.NewGuid();

        await RefuseAsync(caller, id);
        await WriteAsync(system, caller, id);
        await ReadAsync(caller, id);
        WorkspaceProcess.Of(id).Single().Environment.Values.Count(value => value.Contains(marker, StringComparison.Ordinal))
            .ShouldBe(4, "the search would find it");
        await FailAsync(caller);

        // With the worker gone, what the Api accepts stays in the queues.
        await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60));
        await QueueAsync(caller);

        await new SecretSearch(marker).FindsNothingAsync(system, caller, answers);
    }

    private static object Boxed(SealedValue value) => new { @sealed = value.Text };

    private async Task RefuseAsync(Caller caller, Guid id)
    {
        var secrets = $"/workspaces/{id}/secrets";
        answers.Add((await caller.CreateWorkspaceAsync(id, secrets: new { MINIMAX_API_KEY = marker })).ShouldBe(400));
        answers.Add((await caller.PutOrgSecretAsync("MINIMAX_API_KEY", marker)).ShouldBe(400));
        answers.Add((await caller.PutSecretAsync(id, "ORDINARY", marker)).ShouldBe(404));
        answers.Add((await caller.PutSecretAsync(id, "PATH", marker)).ShouldBe(400));
        answers.Add((await caller.PutSecretAsync(id, "NOT-A-NAME", marker)).ShouldBe(400));
        answers.Add((await caller.PutSecretAsync(id, "ORDINARY", marker + "\0")).ShouldBe(400));
        answers.Add((await caller.PutSecretAsync(id, "ORDINARY", marker + new string('x', 70_000))).ShouldBe(400));
        // The value where something else belongs.
        answers.Add((await caller.PutSecretAsync(id, $"{marker}=", "v")).ShouldBe(400));
        var misplaced = new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = "A", ["value"] = "v", [$"{marker} x"] = "v" };
        answers.Add((await caller.PutAsync(secrets, misplaced)).ShouldBe(400));
        answers.Add((await caller.PutAsync(secrets, new { key = "A", value = new[] { marker } })).ShouldBe(400));
        answers.Add((await caller.PutAsync(secrets, new { key = "A", sealed_value = marker })).ShouldBe(400));
        answers.Add((await caller.SendTextAsync(HttpMethod.Put, secrets, $$"""{"key":"A","value":"{{marker}}" """)).ShouldBe(400));
        var plain = await caller.SendTextAsync(HttpMethod.Put, secrets, $$"""{"key":"A","value":"{{marker}}"}""", "text/plain");
        answers.Add(plain.ShouldBe(415));
    }

    private async Task WriteAsync(MessagingSystem system, Caller caller, Guid id)
    {
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        answers.Add((await caller.CreateWorkspaceAsync(id, mode: "byok", secrets: new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["MINIMAX_API_KEY"] = $"1{marker}",
            ["SEALED_AT_CREATION"] = Boxed(
                keys.Seal(new SecretText($"2{marker}"), new SealingContext(caller.Org, id, "SEALED_AT_CREATION"))),
        })).ShouldBe(201));
        answers.Add((await caller.PutSecretAsync(id, "ORDINARY", $"3{marker}")).ShouldBe(200));
        answers.Add((await caller.PutOrgSecretAsync("OF_THE_ORG", $"4{marker}")).ShouldBe(200));
        answers.Add((await (caller with { IdempotencyKey = "k" }).PutSecretAsync(id, "ORDINARY", $"3{marker}")).ShouldBe(200));
        answers.Add((await (caller with { IdempotencyKey = "k" }).PutSecretAsync(id, "ORDINARY", $"5{marker}")).ShouldBe(422));
        answers.Add((await caller.ProvisionAsync(id)).ShouldBe(200));
        answers.Add((await caller.PostAsync("/settings/secrets", new { key = "OF_THE_ORG", value = $"4{marker}" })).ShouldBe(200));
        answers.Add((await caller.PutModeAsync(id, "platform_managed")).ShouldBe(200));
        answers.Add((await caller.PutSecretAsync(id, "MINIMAX_API_KEY", $"6{marker}")).ShouldBe(400));
        answers.Add((await caller.PutModeAsync(id, "byok")).ShouldBe(200));
    }

    private async Task ReadAsync(Caller caller, Guid id)
    {
        string[] paths =
        [
            "/workspaces", $"/workspaces/{id}", $"/workspaces/{id}/secrets", $"/workspaces/{id}/environment",
            $"/admin/workspaces/{id}/llm-billing-mode", "/settings/secrets", "/operations?limit=200", "/audit?limit=200",
            "/audit/verification", "/sealing-keys", "/openapi/v1.json",
        ];
        foreach (var path in paths)
            answers.Add((await caller.GetAsync(path)).ShouldBe(200));
        foreach (var operation in await caller.AllAsync("/operations"))
            answers.Add((await caller.OperationAsync(operation.GetProperty("operation_id").GetString()!)).ShouldBe(200));
    }

    private async Task FailAsync(Caller caller)
    {
        // The command has its secrets in its environment when it cannot be started.
        var secrets = new { MINIMAX_API_KEY = marker };
        answers.Add((await caller.CreateWorkspaceAsync(runtime: "broken", mode: "byok", secrets: secrets)).ShouldBe(201));
        answers.Add((await caller.CreateWorkspaceAsync(model: "gpt-4o", mode: "byok", secrets: secrets)).ShouldBe(201));
    }

    private async Task QueueAsync(Caller caller)
    {
        var none = caller.WithoutWaiting;
        var id = Guid.NewGuid();
        answers.Add((await none.CreateWorkspaceAsync(id, mode: "byok", secrets: new { MINIMAX_API_KEY = marker })).ShouldBe(202));
        answers.Add((await none.PutSecretAsync(id, "ORDINARY", marker)).ShouldBe(202));
        answers.Add((await none.PutOrgSecretAsync("OF_THE_ORG", marker)).ShouldBe(202));
    }
}
