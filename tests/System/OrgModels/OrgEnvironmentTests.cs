using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>What really runs on an organization's own model.</summary>
[Collection(SharedSystem.Name)]
public sealed class OrgEnvironmentTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_workspace_without_any_key_of_its_own_runs_with_the_orgs_credential_and_model_until_the_platform_pays_again()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        var created = (await caller.CreateWorkspaceAsync(model: null)).ShouldBe(201);
        var id = created.Json.GetProperty("id").GetGuid();
        (created["status"], created["resolved_mode"]).ShouldBe(("online", "byok"));

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        environment["ANTHROPIC_API_KEY"].ShouldBe(OrgModelRoutes.Key);
        environment["MODEL"].ShouldBe("anthropic/claude-sonnet-4-6");
        environment["MOLECULE_MODEL"].ShouldBe("anthropic/claude-sonnet-4-6");
        environment["MOLECULE_LLM_BILLING_MODE_RESOLVED"].ShouldBe("byok");
        environment.Values.ShouldNotContain(MessagingSystem.UsageToken);
        environment.ShouldNotContainKey("ANTHROPIC_BASE_URL");

        (await caller.PutModeAsync(id, "platform_managed")).ShouldBe(200)["org_model"].ShouldBe("anthropic/claude-sonnet-4-6");
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");

        var onPlatform = WorkspaceProcess.Of(id).Single().Environment;
        onPlatform.Values.ShouldNotContain(OrgModelRoutes.Key);
        onPlatform["ANTHROPIC_API_KEY"].ShouldBe(MessagingSystem.UsageToken);
        onPlatform["MODEL"].ShouldBe("anthropic/claude-sonnet-4-6");
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "OPENAI_API_KEY")]
    [InlineData("xai", "grok-4.3", "XAI_API_KEY")]
    [InlineData("google", "gemini-2.5-pro", "GEMINI_API_KEY")]
    [InlineData("openrouter", "openrouter/auto", "OPENROUTER_API_KEY")]
    [InlineData("minimax", "MiniMax-M2.7", "MINIMAX_API_KEY")]
    public async Task an_api_key_arrives_under_its_providers_name(string provider, string model, string name)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync(provider, model);

        (await StartedAsync(caller))[name].ShouldBe(OrgModelRoutes.Key);
    }

    [Fact]
    public async Task a_compatible_endpoint_arrives_with_its_base_url()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("openai-compatible", "llama-3", baseUrl: "https://llm.example.com/v1");

        var environment = await StartedAsync(caller);

        (environment["OPENAI_API_KEY"], environment["OPENAI_BASE_URL"], environment["MODEL"])
            .ShouldBe((OrgModelRoutes.Key, "https://llm.example.com/v1", "openai-compatible/llama-3"));
    }

    [Theory]
    [InlineData("anthropic", "CLAUDE_CODE_OAUTH_TOKEN")]
    [InlineData("xai", "XAI_API_KEY")]
    public async Task of_a_subscription_the_access_token_arrives(string provider, string name)
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync(provider, "some-model", bundle: OrgModelRoutes.Bundle(provider));

        var environment = await StartedAsync(caller);

        environment[name].ShouldBe("at-of-the-organization");
        environment.Values.ShouldAllBe(value => !value.Contains("rt-of-the-organization", StringComparison.Ordinal));
    }

    [Fact]
    public async Task codex_gets_its_auth_file()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("openai", "gpt-5-codex", bundle: new
        {
            tokens = new
            {
                id_token = "id-of-the-organization",
                access_token = "at-of-the-organization",
                refresh_token = "rt-of-the-organization",
                account_id = "acct-1",
            },
            last_refresh = "2026-11-22T00:00:00Z",
        });

        using var file = JsonDocument.Parse((await StartedAsync(caller, "codex"))["CODEX_AUTH_JSON"]);

        var tokens = file.RootElement.GetProperty("tokens");
        tokens.GetProperty("access_token").GetString().ShouldBe("at-of-the-organization");
        tokens.GetProperty("refresh_token").GetString().ShouldBe("rt-of-the-organization");
        tokens.GetProperty("id_token").GetString().ShouldBe("id-of-the-organization");
        tokens.GetProperty("account_id").GetString().ShouldBe("acct-1");
    }

    [Fact]
    public async Task of_another_tools_file_only_the_providers_own_tokens_are_kept()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("xai", "grok-4.3", bundle: new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["xai"] = new { type = "oauth", refresh = "rt-of-xai", access = "at-of-xai", expires = 1_999_999_999_000 },
            ["anthropic"] = new { type = "oauth", refresh = "rt-of-anthropic", access = "at-of-anthropic", expires = 1_999_999_999_000 },
        });

        (await StartedAsync(caller))["XAI_API_KEY"].ShouldBe("at-of-xai");
        var stored = (await OpenedAsync(caller.Org, "org_model/xai/oauth_bundle")).ShouldNotBeNull();
        stored.ShouldContain("\"bundle_version\":1");
        stored.ShouldContain("rt-of-xai");
        stored.ShouldNotContain("anthropic");
        var expires = await system.Database.ScalarAsync<DateTime>(
            "SELECT expires_at FROM org_model_credentials WHERE org_id = $1", caller.Org);
        expires.ShouldBe(new DateTime(2033, 5, 18, 3, 33, 19, DateTimeKind.Utc));
    }

    [Fact]
    public async Task the_explanation_shows_where_the_credential_comes_from_and_why_it_does_not()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "of-the-org")).ShouldBe(200, "the organization itself resolves to byok");
        var own = await caller.NewWorkspaceAsync(model: null);
        var foreign = (await caller.CreateWorkspaceAsync(model: "grok-4.3")).ShouldBe(201).Json.GetProperty("id").GetGuid();

        (await EntryAsync(caller, own, "ANTHROPIC_API_KEY"))
            .ShouldBe(("org_model", "injected", "the organization's model, version 1: its credential for anthropic"));
        (await EntryAsync(caller, own, "OPENAI_API_KEY")).ShouldBe(
            ("org_secret", "stripped", "a vendor key of the organization that does not belong to the model's provider, anthropic"));
        (await EntryAsync(caller, own, "MODEL")).ShouldBe(("org_model", "injected", "the effective model: the organization's"));
        (await EntryAsync(caller, foreign, "ANTHROPIC_API_KEY"))
            .ShouldBe(("org_model", "hidden", "the workspace's model is one of xai, the organization's credential is for anthropic"));
        var explained = (await caller.EnvironmentAsync(foreign)).ShouldBe(200).Json;
        explained.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_BYOK_CREDENTIAL");
        explained.GetProperty("error").GetProperty("error").GetString()!.ShouldContain("XAI_API_KEY");
        explained.GetRawText().ShouldNotContain(OrgModelRoutes.Key);
        (await caller.GetWorkspaceAsync(foreign)).ShouldBe(200)["status"].ShouldBe("failed");
        WorkspaceProcess.Of(foreign).ShouldBeEmpty();

        var provisioned = await system.Tap.UntilAsync(
            caller.Org, "the provision", events => events.Any(tapped => tapped.Type == "WorkspaceProvisioned"));
        var injected = provisioned.First(tapped => tapped.Type == "WorkspaceProvisioned").Message.GetProperty("injected");
        injected.EnumerateArray().Select(name => name.GetString()).ShouldContain("ANTHROPIC_API_KEY");
    }

    [Fact]
    public async Task a_workspaces_own_credential_comes_first_and_needs_its_own_opt_out()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        var id = await caller.NewWorkspaceAsync(model: null);

        var blocked = (await caller.PutSecretAsync(id, "ANTHROPIC_AUTH_TOKEN", "own")).ShouldBeProblem(400, "direct_vendor_key_blocked");
        blocked.GetProperty("key").GetString().ShouldBe("ANTHROPIC_AUTH_TOKEN");
        (await caller.PutModeAsync(id, "byok")).ShouldBe(200);
        (await caller.PutSecretAsync(id, "ANTHROPIC_AUTH_TOKEN", "own")).ShouldBe(200);
        (await caller.ProvisionAsync(id)).ShouldBe(200);

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        environment["ANTHROPIC_AUTH_TOKEN"].ShouldBe("own");
        environment.Values.ShouldNotContain(OrgModelRoutes.Key);
    }

    [Fact]
    public async Task a_running_workspace_is_stale_once_the_model_it_runs_on_has_changed()
    {
        var caller = system.Caller();
        var first = await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        var follows = await caller.NewWorkspaceAsync(model: null);
        var onPlatform = await caller.NewWorkspaceAsync(model: "claude-opus-4-5", mode: "platform_managed");

        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6", "another-key");
        (await StaleAsync(caller, follows)).ShouldBeTrue("the credential has changed");
        (await StaleAsync(caller, onPlatform)).ShouldBeFalse("nothing of it went in there");

        (await caller.RollBackAsync(first)).ShouldBe(201);
        (await StaleAsync(caller, follows)).ShouldBeFalse("it runs on exactly this configuration");

        await caller.NewOrgModelAsync("anthropic", "claude-opus-4-5");
        (await StaleAsync(caller, follows)).ShouldBeTrue();
        (await caller.ProvisionAsync(follows)).ShouldBe(200).Json.GetProperty("stale").GetBoolean().ShouldBeFalse();
        WorkspaceProcess.Of(follows).Single().Environment["MODEL"].ShouldBe("anthropic/claude-opus-4-5");
    }

    private static async Task<Dictionary<string, string>> StartedAsync(Caller caller, string runtime = "hermes")
        => WorkspaceProcess.Of(await caller.NewWorkspaceAsync(runtime, model: null)).Single().Environment;

    private async Task<string?> OpenedAsync(Guid org, string name)
    {
        using var keys = SealingPrivateKeys.Load(system.Keys.SealingPrivateDirectory);
        var stored = await system.Database.ScalarAsync<string>("SELECT sealed_value FROM org_model_credentials WHERE org_id = $1", org);
        return keys.Open(new SealedValue(stored!), new SealingContext(org, null, name)).Value?.Reveal();
    }

    private static async Task<bool> StaleAsync(Caller caller, Guid id)
        => (await caller.GetWorkspaceAsync(id)).ShouldBe(200).Json.GetProperty("stale").GetBoolean();

    private static async Task<(string? Origin, string? Action, string? Reason)> EntryAsync(Caller caller, Guid id, string name)
    {
        var entry = (await caller.EnvironmentAsync(id))
            .ShouldBe(200).Json.GetProperty("entries").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        return (entry.GetProperty("origin").GetString(), entry.GetProperty("action").GetString(), entry.GetProperty("reason").GetString());
    }
}
