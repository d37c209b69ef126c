using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Secrecy;

/// <summary>A marked credential of an organization's goes through every door; afterwards it is searched for everywhere.</summary>
public sealed class MarkedCredentialTests
{
    private readonly string marker = $"mark{Guid.NewGuid():N}";
    private readonly List<Answer> answers = [];

    [Fact]
    public async Task an_orgs_credential_is_found_nowhere_but_in_the_processes_it_is_for()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();

        await RefuseAsync(caller);
        await SaveAsync(system, caller);
        await RunAsync(caller);
        await ReadAsync(caller);

        await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60));
        await QueueAsync(caller.WithoutWaiting);

        await new SecretSearch(marker).FindsNothingAsync(system, caller, answers);
    }

    private async Task RefuseAsync(Caller caller)
    {
        answers.Add((await caller.PutOrgModelAsync(key: marker, acknowledged: false)).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(key: $"{marker} with white space")).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(key: $"{marker}****")).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(key: marker + new string('x', 9_000))).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(key: marker, expected: 7)).ShouldBe(409));

        // The value where something else belongs.
        answers.Add((await caller.PutOrgModelAsync(provider: marker)).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(model: $"{marker} x")).ShouldBe(400));
        var url = $"https://user:{marker}@llm.example.com";
        answers.Add((await caller.PutOrgModelAsync("openai-compatible", "m", baseUrl: url)).ShouldBe(400));
        answers.Add((await caller.PutOrgModelAsync(type: marker)).ShouldBe(400));
        foreach (var bundle in (object[])[
            marker,
            new { token = marker },
            new Dictionary<string, object>(OrgModelRoutes.Bundle("xai", marker), StringComparer.Ordinal),
            new { claudeAiOauth = new { refreshToken = marker } },
            $$"""{"access_token":"{{marker}}" """])
            answers.Add((await caller.PutOrgModelAsync("anthropic", "m", bundle: bundle)).ShouldBe(400));
        answers.Add((await caller.PutAsync(OrgModelRoutes.Path, OrgModelRoutes.Body(
            ("provider", "anthropic"),
            ("model", "m"),
            ("credential_type", "api_key"),
            ("sealed_api_key", marker),
            ("tos_acknowledged", true)))).ShouldBe(400));
    }

    private async Task SaveAsync(MessagingSystem system, Caller caller)
    {
        answers.Add((await caller.PutOrgModelAsync("anthropic", "claude-sonnet-4-6", $"1{marker}")).ShouldBe(201));
        var bundle = OrgModelRoutes.Bundle("openai", $"2{marker}", $"3{marker}");
        answers.Add((await caller.PutOrgModelAsync("openai", "gpt-5-codex", bundle: bundle)).ShouldBe(201));
        var login = new { accessToken = $"4{marker}", refreshToken = $"5{marker}", expiresAt = 1_999_999_999_000 };
        var text = JsonSerializer.Serialize(new { claudeAiOauth = login });
        answers.Add((await caller.PutOrgModelAsync("anthropic", "m", bundle: text)).ShouldBe(201));
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var seal = keys.Seal(new SecretText($"6{marker}"), new SealingContext(caller.Org, null, "org_model/xai/api_key"));
        answers.Add((await caller.PutAsync(OrgModelRoutes.Path, OrgModelRoutes.Body(
            ("provider", "xai"),
            ("model", "grok-4.3"),
            ("credential_type", "api_key"),
            ("sealed_api_key", seal.Text),
            ("tos_acknowledged", true)))).ShouldBe(201));
        answers.Add((await caller.PutOrgModelAsync("xai", "grok-4.4", keep: true)).ShouldBe(201));
        answers.Add((await (caller with { IdempotencyKey = "k" }).PutOrgModelAsync(key: $"7{marker}")).ShouldBe(201));
        answers.Add((await (caller with { IdempotencyKey = "k" }).PutOrgModelAsync(key: $"7{marker}")).ShouldBe(201));
        answers.Add((await (caller with { IdempotencyKey = "k" }).PutOrgModelAsync(key: $"8{marker}")).ShouldBe(422));
    }

    private async Task RunAsync(Caller caller)
    {
        foreach (var version in (long[])[1, 2, 3, 4])
        {
            answers.Add((await caller.RollBackAsync(version)).ShouldBe(201));
            answers.Add((await caller.CreateWorkspaceAsync(model: null)).ShouldBe(201));
            var id = answers[^1].Json.GetProperty("id").GetGuid();
            WorkspaceProcess.Of(id).Single().Environment.Values.Count(value => value.Contains(marker, StringComparison.Ordinal))
                .ShouldBe(1, "the search would find it");
            answers.Add(await caller.EnvironmentAsync(id));
        }

        answers.Add((await caller.CreateWorkspaceAsync(runtime: "broken", model: null)).ShouldBe(201));
        answers.Add((await caller.CreateWorkspaceAsync(model: "gpt-4o")).ShouldBe(201));
    }

    private async Task ReadAsync(Caller caller)
    {
        string[] paths =
        [
            OrgModelRoutes.Path, OrgModelRoutes.Path + "/versions", OrgModelRoutes.Path + "/capability", "/workspaces",
            "/admin/org/llm-billing-mode", "/operations?limit=200", "/audit?limit=200", "/audit/verification",
        ];
        foreach (var path in paths)
            answers.Add((await caller.GetAsync(path)).ShouldBe(200));
        foreach (var operation in await caller.AllAsync("/operations"))
            answers.Add((await caller.OperationAsync(operation.GetProperty("operation_id").GetString()!)).ShouldBe(200));
    }

    private async Task QueueAsync(Caller caller)
    {
        answers.Add((await caller.PutOrgModelAsync(key: marker)).ShouldBe(202));
        answers.Add((await caller.PutOrgModelAsync("xai", "m", bundle: OrgModelRoutes.Bundle("xai", marker, marker))).ShouldBe(202));
        answers.Add((await caller.RollBackAsync(1)).ShouldBe(202));
    }
}
