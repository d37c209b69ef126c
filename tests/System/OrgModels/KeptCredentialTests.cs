using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>A stored credential stays with the place it was given for.</summary>
[Collection(SharedSystem.Name)]
public sealed class KeptCredentialTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task another_model_of_the_same_provider_may_keep_it()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        var setAt = SetAt((await caller.ActiveModelAsync())!.Value);

        (await caller.PutOrgModelAsync("anthropic", "claude-opus-4-5", keep: true)).ShouldBe(201);

        var active = (await caller.ActiveModelAsync())!.Value;
        active.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
        SetAt(active).ShouldBe(setAt);
        var workspace = await caller.NewWorkspaceAsync(model: null);
        WorkspaceProcess.Of(workspace).Single().Environment["ANTHROPIC_API_KEY"].ShouldBe(OrgModelRoutes.Key);
    }

    [Theory]
    [InlineData("https://llm.example.com/v1", "https://llm.example.com/v2", true)]
    [InlineData("https://llm.example.com/v1", "https://LLM.example.com:443/v1", true)]
    [InlineData("https://llm.example.com/v1", "https://llm.example.com:8443/v1", false)]
    [InlineData("https://llm.example.com/v1", "https://llm.example.org/v1", false)]
    [InlineData("http://localhost:11434/v1", "https://localhost:11434/v1", false)]
    public async Task it_is_kept_for_its_own_origin_alone(string before, string after, bool kept)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("openai-compatible", "llama", baseUrl: before);

        var answer = await caller.PutOrgModelAsync("openai-compatible", "llama", baseUrl: after, keep: true);

        if (kept)
            answer.ShouldBe(201)["base_url"].ShouldBe(after);
        else
            answer.ShouldBeProblem(400, "credential_required").GetProperty("field").GetString().ShouldBe("api_key");
    }

    [Fact]
    public async Task another_provider_or_type_needs_its_own()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");

        (await caller.PutOrgModelAsync("xai", "grok-4.3", keep: true)).ShouldBeProblem(400, "credential_required");
        (await caller.PutOrgModelAsync("anthropic", "claude-sonnet-4-6", keep: true, type: "oauth_bundle"))
            .ShouldBeProblem(400, "credential_required").GetProperty("field").GetString().ShouldBe("oauth_bundle");

        (await caller.OrgModelVersionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task it_is_the_active_versions_not_any_earlier_ones()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        await caller.NewOrgModelAsync("xai", "grok-4.3");

        (await caller.PutOrgModelAsync("anthropic", "claude-sonnet-4-6", keep: true)).ShouldBeProblem(400, "credential_required");
    }

    private static string? SetAt(JsonElement version) => version.GetProperty("credential_set_at").GetString();
}
