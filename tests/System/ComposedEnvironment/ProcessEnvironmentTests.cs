using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.ComposedEnvironment;

/// <summary>What really stands in the environment of the process that was really started.</summary>
[Collection(SharedSystem.Name)]
public sealed class ProcessEnvironmentTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task platform_managed_keeps_every_vendor_key_out_however_it_is_spelled_and_wherever_it_comes_from()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        var id = await caller.NewWorkspaceAsync();
        var vendorKeys = (await caller.GetAsync("/llm/strip-list"))
            .ShouldBe(200).Json.EnumerateArray().Select(item => item.GetString()!).ToList();
        vendorKeys.Count.ShouldBe(23);
        foreach (var (key, index) in vendorKeys.Select((key, index) => (key, index)))
        {
            var spelled = (index % 3) switch { 0 => key, 1 => key.ToLowerInvariant(), _ => key[..1] + key[1..].ToLowerInvariant() };
            var written = index % 2 == 0
                ? await caller.PutSecretAsync(id, spelled, "customer's")
                : await caller.PutOrgSecretAsync(spelled, "customer's");
            written.ShouldBe(200);
        }

        (await caller.PutSecretAsync(id, "GOOGLE_API_KEY", "ordinary")).ShouldBe(200);
        (await caller.PutOrgModeAsync("platform_managed")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        environment.Values.ShouldNotContain("customer's");
        environment.Keys.Where(name => vendorKeys.Contains(name.Trim().ToUpperInvariant())).ShouldBe(["ANTHROPIC_API_KEY"]);
        environment["ANTHROPIC_API_KEY"].ShouldBe(MessagingSystem.UsageToken);
        environment["ANTHROPIC_BASE_URL"].ShouldBe(MessagingSystem.AnthropicBaseUrl);
        environment["ANTHROPIC_CUSTOM_HEADERS"].ShouldBe($"X-Molecule-Workspace-Id: {id}");
        environment["MOLECULE_LLM_BASE_URL"].ShouldBe(MessagingSystem.BaseUrl);
        environment["MOLECULE_LLM_ANTHROPIC_BASE_URL"].ShouldBe(MessagingSystem.AnthropicBaseUrl);
        environment["MOLECULE_LLM_USAGE_URL"].ShouldBe(MessagingSystem.UsageUrl);
        environment["GOOGLE_API_KEY"].ShouldBe("ordinary");

        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");
        WorkspaceProcess.Of(id).Single().Environment.Values.ShouldContain("customer's", "a later byok brings the stored keys back");
    }

    [Fact]
    public async Task another_runtime_gets_the_proxy_under_openais_names()
    {
        var id = await system.Caller().NewWorkspaceAsync("codex", "gpt-4o");

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        environment["OPENAI_API_KEY"].ShouldBe(MessagingSystem.UsageToken);
        environment["OPENAI_BASE_URL"].ShouldBe(MessagingSystem.BaseUrl);
        environment.ShouldNotContainKey("ANTHROPIC_API_KEY");
    }

    [Theory]
    [InlineData("platform_managed")]
    [InlineData("byok")]
    [InlineData("disabled")]
    public async Task both_mode_names_are_there_in_every_mode(string mode)
    {
        var id = (await system.Caller().CreateWorkspaceAsync(mode: mode, secrets: mode == "byok" ? new { MINIMAX_API_KEY = "v" } : null))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        environment["MOLECULE_LLM_BILLING_MODE"].ShouldBe(mode);
        environment["MOLECULE_LLM_BILLING_MODE_RESOLVED"].ShouldBe(mode);
    }

    [Fact]
    public async Task disabled_strips_nothing_and_injects_nothing()
    {
        var id = (await system.Caller().CreateWorkspaceAsync(mode: "disabled", secrets: new { OPENAI_API_KEY = "mine", ORDINARY = "too" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        (environment["OPENAI_API_KEY"], environment["ORDINARY"]).ShouldBe(("mine", "too"));
        environment.Keys.ShouldNotContain("MOLECULE_LLM_BASE_URL");
        environment.Values.ShouldNotContain(MessagingSystem.UsageToken);
    }

    [Fact]
    public async Task byok_strips_an_orgs_key_of_another_provider_and_never_a_workspaces_own()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("MINIMAX_API_KEY", "minimax")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("XAI_API_KEY", "xai")).ShouldBe(200);
        var id = (await caller.CreateWorkspaceAsync(secrets: new { KIMI_API_KEY = "kimi" })).ShouldBe(201).Json.GetProperty("id").GetGuid();

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        (environment["MINIMAX_API_KEY"], environment["KIMI_API_KEY"]).ShouldBe(("minimax", "kimi"));
        environment.ShouldNotContainKey("XAI_API_KEY");
    }

    [Fact]
    public async Task a_workspaces_secret_hides_the_orgs_of_the_same_name_and_values_arrive_unchanged()
    {
        const string value = "  line one\nline two=\"quoted\" $HOME `ü` \t";
        var caller = system.Caller();
        (await caller.PutOrgSecretAsync("SHARED_NAME", "the org's")).ShouldBe(200);
        var id = (await caller.CreateWorkspaceAsync(secrets: new { SHARED_NAME = value })).ShouldBe(201).Json.GetProperty("id").GetGuid();

        WorkspaceProcess.Of(id).Single().Environment["SHARED_NAME"].ShouldBe(value);
    }

    [Fact]
    public async Task nothing_is_inherited_and_the_explanation_names_exactly_what_is_there()
    {
        var caller = system.Caller();
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "1")).ShouldBe(200);
        var parent = await caller.NewWorkspaceAsync();
        var id = (await caller.CreateWorkspaceAsync(parent: parent, secrets: new { ORDINARY = "1" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        var explained = (await caller.EnvironmentAsync(id)).ShouldBe(200).Json;

        environment.ShouldNotContainKey(MessagingSystem.WorkerOnlyName);
        var started = explained.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("action").GetString() is "kept" or "injected")
            .Select(entry => entry.GetProperty("name").GetString()!);
        environment.Keys.ShouldBe(started, ignoreOrder: true);
        explained.GetProperty("model").GetString().ShouldBe(CallerRoutes.Model);
        explained.GetProperty("resolution").GetProperty("resolved_mode").GetString().ShouldBe(BillingModes.PlatformManaged);
    }
}
