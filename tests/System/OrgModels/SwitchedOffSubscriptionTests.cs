using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>A deployment that does not take a provider's subscriptions.</summary>
public sealed class SwitchedOffSubscriptionTests
{
    private const string Setting = "OrgModels__OAuthDisabled";

    [Fact]
    public async Task the_capability_says_so_new_ones_are_refused_and_stored_ones_are_not_used()
    {
        await using var system = await MessagingSystem.StartAsync();
        var caller = system.Caller();
        var subscription = await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6", bundle: OrgModelRoutes.Bundle("anthropic"));
        var workspace = await caller.NewWorkspaceAsync(model: null);
        WorkspaceProcess.Of(workspace).Single().Environment["CLAUDE_CODE_OAUTH_TOKEN"].ShouldBe("at-of-the-organization");

        await system.StopWorkerAsync(0, TimeSpan.FromSeconds(60));
        system.Workers[0].Settings[Setting] = "anthropic";
        await system.RestartWorkerAsync(0);

        var capability = (await caller.GetAsync("/org/llm-config/capability"))
            .ShouldBe(200).Json.GetProperty("providers").EnumerateArray().ToList();
        var anthropic = capability.Single(provider => provider.GetProperty("id").GetString() == "anthropic");
        anthropic.GetProperty("credential_types").EnumerateArray().Select(type => type.GetString()).ShouldBe(["api_key"]);
        anthropic.GetProperty("oauth").GetProperty("enabled").GetBoolean().ShouldBeFalse();
        capability.Single(provider => provider.GetProperty("id").GetString() == "xai").GetProperty("oauth").GetProperty("enabled")
            .GetBoolean().ShouldBeTrue();

        var refused = (await caller.PutOrgModelAsync("anthropic", "m", bundle: OrgModelRoutes.Bundle("anthropic")))
            .ShouldBeProblem(400, "credential_type_not_supported");
        refused.GetProperty("field").GetString().ShouldBe("credential_type");
        JsonSerializer.Serialize(refused.GetProperty("allowed")).ShouldBe("""["api_key"]""");

        (await caller.GetWorkspaceAsync(workspace)).Json.GetProperty("stale").GetBoolean().ShouldBeTrue();
        var failed = (await caller.ProvisionAsync(workspace)).ShouldBe(200);
        failed["status"].ShouldBe("failed");
        failed.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_BYOK_CREDENTIAL");
        WorkspaceProcess.Of(workspace).ShouldBeEmpty();

        (await caller.PutOrgModelAsync("anthropic", "claude-sonnet-4-6")).ShouldBe(201);
        (await caller.RollBackAsync(subscription)).ShouldBeProblem(400, "credential_type_not_supported");
    }

    [Fact]
    public async Task a_misspelt_provider_stops_the_start()
    {
        await using var system = await MessagingSystem.StartAsync();

        var (exitCode, output) = await system.RunWorkerAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { [Setting] = "Anthropic" });

        exitCode.ShouldBe(78);
        output.ShouldContain("OrgModels:OAuthDisabled");
        output.ShouldContain("anthropic, openai, xai");
    }
}
