using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>
/// The scenarios of the settings page that do not need a browser, through the Api. The numbers are those of
/// docs/reference/dashboard.md.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class OrgModelScenarioTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task scenario_2_a_saved_model_is_the_active_one_and_its_credential_is_reported_as_set()
    {
        var caller = system.Caller(subject: "ada");
        (await caller.ActiveModelAsync()).ShouldBeNull();

        var saved = (await caller.PutOrgModelAsync("anthropic", "claude-sonnet-4-6")).ShouldBe(201);

        saved.Header("Location").ShouldBe("/org/llm-config");
        var active = (await caller.ActiveModelAsync()).ShouldNotBeNull();
        JsonSerializer.Serialize(active).ShouldBe(JsonSerializer.Serialize(saved.Json), "what was answered is what is stored");
        Text(active, "canonical_model").ShouldBe("anthropic/claude-sonnet-4-6");
        Text(active, "provider").ShouldBe("anthropic");
        Text(active, "model").ShouldBe("claude-sonnet-4-6");
        Text(active, "base_url").ShouldBeNull();
        Text(active, "credential_type").ShouldBe("api_key");
        Text(active, "created_by").ShouldBe("ada");
        active.GetProperty("version").GetInt64().ShouldBe(1);
        active.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
        active.GetProperty("active").GetBoolean().ShouldBeTrue();
        active.GetProperty("tos_acknowledged_at").GetDateTimeOffset()
            .ShouldBeLessThanOrEqualTo(active.GetProperty("created_at").GetDateTimeOffset());
        active.GetProperty("rolled_back_from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task scenario_2_it_is_announced_without_its_credential()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync();

        var announced = (await system.Tap.UntilAsync(caller.Org, "the activation", events => events.Count > 0))[0];

        announced.Type.ShouldBe("OrgModelActivated");
        announced.Message.GetProperty("version").GetInt64().ShouldBe(1);
        announced.Message.GetProperty("canonicalModel").GetString().ShouldBe("anthropic/claude-sonnet-4-6");
        announced.Message.GetProperty("provider").GetString().ShouldBe("anthropic");
        announced.Message.GetProperty("credentialType").GetString().ShouldBe("api_key");
        announced.Envelope.GetRawText().ShouldNotContain(OrgModelRoutes.Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task scenario_3_without_the_terms_nothing_is_saved(bool? acknowledged)
    {
        var caller = system.Caller();

        var problem = (await caller.PutOrgModelAsync(acknowledged: acknowledged)).ShouldBeProblem(400, "tos_acknowledgement_required");

        problem.GetProperty("field").GetString().ShouldBe("tos_acknowledged");
        (await caller.ActiveModelAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task scenario_4_a_second_save_is_a_higher_version_and_a_rollback_is_a_third_with_the_firsts_configuration()
    {
        var caller = system.Caller();
        var first = await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        var second = await caller.NewOrgModelAsync("xai", "grok-4.3", "xai-of-the-organization");
        second.ShouldBeGreaterThan(first);
        Text((await caller.ActiveModelAsync())!.Value, "canonical_model").ShouldBe("xai/grok-4.3");
        var before = await HistoryAsync(caller);

        var rolledBack = (await caller.RollBackAsync(first)).ShouldBe(201);

        rolledBack.Header("Location").ShouldBe("/org/llm-config");
        var third = (await caller.ActiveModelAsync()).ShouldNotBeNull();
        OrgModelRoutes.VersionOf(third).ShouldBeGreaterThan(second);
        Text(third, "canonical_model").ShouldBe("anthropic/claude-sonnet-4-6");
        third.GetProperty("rolled_back_from").GetInt64().ShouldBe(first);
        third.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
        var versions = await caller.OrgModelVersionsAsync();
        versions.Select(OrgModelRoutes.VersionOf).ShouldBe([3, 2, 1]);
        versions.Select(version => version.GetProperty("active").GetBoolean()).ShouldBe([true, false, false]);
        (await HistoryAsync(caller)).Take(2).ShouldBe(before, "history is never rewritten");
    }

    [Fact]
    public async Task scenario_4_rolling_back_to_the_active_version_or_to_none_is_refused()
    {
        var caller = system.Caller();
        var active = await caller.NewOrgModelAsync();

        (await caller.RollBackAsync(active)).ShouldBeProblem(409, "version_already_active");
        (await caller.RollBackAsync(active + 1)).ShouldBeProblem(404, "version_not_found");
        (await caller.RollBackAsync(long.MaxValue)).ShouldBeProblem(404, "version_not_found");

        (await caller.OrgModelVersionsAsync()).Count.ShouldBe(1);
        (await caller.AuditAsync()).Select(item => item.GetProperty("type").GetString())
            .ShouldBe(["OrgModelActivated", "CommandRejected", "CommandRejected", "CommandRejected"]);
    }

    [Fact]
    public async Task scenario_5_the_compatible_provider_needs_a_base_url_and_no_other_takes_one()
    {
        var caller = system.Caller();
        const string url = "https://llm.example.com/v1";

        foreach (var provider in await ProvidersAsync(caller))
        {
            var isCompatible = Text(provider, "id") == "openai-compatible";
            provider.GetProperty("base_url_required").GetBoolean().ShouldBe(isCompatible);
            (await caller.PutOrgModelAsync(Text(provider, "id"), "some-model", baseUrl: isCompatible ? null : url))
                .ShouldBeProblem(400, isCompatible ? "base_url_required" : "base_url_not_allowed").GetProperty("field").GetString()
                .ShouldBe("base_url");
        }

        var saved = (await caller.PutOrgModelAsync("openai-compatible", "llama-3", baseUrl: url)).ShouldBe(201);
        saved["base_url"].ShouldBe(url);
        saved["canonical_model"].ShouldBe("openai-compatible/llama-3");
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    [InlineData("xai")]
    public async Task scenarios_6_and_7_a_subscription_is_saved_as_a_bundle_that_the_login_tool_makes(string provider)
    {
        var caller = system.Caller();
        var capability = (await ProvidersAsync(caller)).Single(item => Text(item, "id") == provider);
        capability.GetProperty("credential_types").EnumerateArray().Select(type => type.GetString()).ShouldBe(["api_key", "oauth_bundle"]);
        Text(capability.GetProperty("oauth"), "login_hint").ShouldBe($"oauth-login --provider {provider}");

        // Pasted as text by people, sent as JSON by programs.
        var bundle = OrgModelRoutes.Bundle(provider);
        (await caller.PutOrgModelAsync(provider, "some-model", bundle: bundle)).ShouldBe(201)["credential_type"].ShouldBe("oauth_bundle");
        (await caller.PutOrgModelAsync(provider, "some-model", bundle: JsonSerializer.Serialize(bundle)))
            .ShouldBe(201)["canonical_model"].ShouldBe($"{provider}/some-model");

        (await caller.ActiveModelAsync())!.Value.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task scenario_8_nobody_but_the_orgs_admin_reads_or_writes_it()
    {
        var admin = system.Caller();
        await admin.NewOrgModelAsync();
        (string, string, object?)[] requests =
        [
            ("GET", "/org/llm-config", null),
            ("GET", "/org/llm-config/versions", null),
            ("PUT", "/org/llm-config", new { }),
            ("POST", "/org/llm-config/rollback", new { version = 1 }),
        ];
        foreach (var (method, path, body) in requests)
        {
            var member = system.Caller(admin.Org, scope: "admin:workspaces platform:admin");
            var text = JsonSerializer.Serialize(body ?? new { });
            (await member.SendTextAsync(new HttpMethod(method), path, text)).ShouldBeProblem(403, "insufficient_scope")
                .GetProperty("required_scope").GetString().ShouldBe("admin:org");
            (await (member with { Token = null }).SendTextAsync(new HttpMethod(method), path, text)).ShouldBe(401);
        }

        var outsider = system.Caller();
        (await outsider.ActiveModelAsync()).ShouldBeNull();
        (await outsider.OrgModelVersionsAsync()).ShouldBeEmpty();
        (await outsider.RollBackAsync(1)).ShouldBeProblem(404, "version_not_found");
        (await system.Caller(scope: "").GetAsync("/org/llm-config/capability")).ShouldBe(200);
    }

    [Fact]
    public async Task scenario_9_every_subscription_warns_and_two_have_a_caveat()
    {
        var providers = await ProvidersAsync(system.Caller(scope: ""));

        foreach (var provider in providers)
        {
            var oauth = provider.GetProperty("oauth");
            if (Text(provider, "id") is not ("anthropic" or "openai" or "xai"))
            {
                oauth.ValueKind.ShouldBe(JsonValueKind.Null);
                continue;
            }

            (oauth.GetProperty("enabled").GetBoolean(), oauth.GetProperty("experimental").GetBoolean()).ShouldBe((true, true));
            ShouldBeNotice(oauth.GetProperty("warning"), "oauth_experimental", "experimental");
        }

        ShouldBeNotice(Caveat(providers, "openai"), "oauth_datacenter_block", "datacenter");
        ShouldBeNotice(Caveat(providers, "anthropic"), "oauth_terms_restricted", "terms");
        Caveat(providers, "xai").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task what_was_acknowledged_is_stored_in_its_words()
    {
        var caller = system.Caller(subject: "ada");

        var saved = (await caller.PutOrgModelAsync("openai", "gpt-4o", bundle: OrgModelRoutes.Bundle("openai"))).ShouldBe(201);

        saved["tos_acknowledged_by"].ShouldBe("ada");
        saved.Json.GetProperty("tos_notices").EnumerateArray().Select(code => code.GetString())
            .ShouldBe(["own_provider_account", "oauth_experimental", "oauth_datacenter_block"]);
        var stored = await system.Database.ScalarAsync<string>(
            "SELECT tos_notices::text FROM org_model_versions WHERE org_id = $1", caller.Org);
        using var notices = JsonDocument.Parse(stored.ShouldNotBeNull());
        notices.RootElement.GetArrayLength().ShouldBe(3);
        foreach (var notice in notices.RootElement.EnumerateArray())
            Text(notice, "text").ShouldNotBeNullOrEmpty();
    }

    private static async Task<List<string>> HistoryAsync(Caller caller)
        => [.. (await caller.OrgModelVersionsAsync()).OrderBy(OrgModelRoutes.VersionOf).Select(WithoutActive)];

    private static string WithoutActive(JsonElement version)
    {
        var members = version.EnumerateObject().Where(member => member.Name != "active");
        return JsonSerializer.Serialize(members.ToDictionary(member => member.Name, member => member.Value));
    }

    private static async Task<IReadOnlyList<JsonElement>> ProvidersAsync(Caller caller)
        => [.. (await caller.GetAsync("/org/llm-config/capability")).ShouldBe(200).Json.GetProperty("providers").EnumerateArray()];

    private static JsonElement Caveat(IEnumerable<JsonElement> providers, string id)
        => providers.Single(provider => Text(provider, "id") == id).GetProperty("oauth").GetProperty("caveat");

    private static void ShouldBeNotice(JsonElement notice, string code, string word)
    {
        Text(notice, "code").ShouldBe(code);
        Text(notice, "text").ShouldNotBeNull().ShouldContain(word);
        Text(notice, "source_url").ShouldNotBeNull().ShouldStartWith("https://");
        DateOnly.TryParse(Text(notice, "reviewed_on"), out _).ShouldBeTrue();
    }

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();
}
