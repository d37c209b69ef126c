using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Workspaces.Environments;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>Step 4 of the composed environment.</summary>
public sealed class PlatformManagedTests
{
    [Theory]
    [InlineData(null, "usage-token", "MOLECULE_LLM_BASE_URL")]
    [InlineData("https://proxy.example/v1", null, "MOLECULE_LLM_USAGE_TOKEN")]
    [InlineData(null, null, "MOLECULE_LLM_BASE_URL and MOLECULE_LLM_USAGE_TOKEN")]
    public void without_the_platforms_proxy_nothing_can_be_started(string? baseUrl, string? token, string missing)
    {
        var composition = Compose(
            workspace: Secrets("OPENAI_API_KEY", "OWN"),
            proxy: new PlatformProxy(baseUrl, token is null ? null : new(token), "https://proxy.example/anthropic", null));

        composition.Error.ShouldNotBeNull().Code.ShouldBe("MISSING_PLATFORM_PROXY");
        composition.Error.Error.ShouldContain($"set {missing} for the worker");
        composition.Environment.ShouldBeEmpty();
        composition.Fates("OPENAI_API_KEY").ShouldBe(["workspace_secret stripped"]);
    }

    [Fact]
    public void every_vendor_key_is_stripped_wherever_it_came_from_and_however_it_is_spelled()
    {
        foreach (var name in StripList.Names)
        {
            foreach (var spelling in new[] { name, name.ToLowerInvariant(), $"{name[..2].ToLowerInvariant()}{name[2..]}", $"{name} " })
            {
                var fromOrg = Compose(org: [Secret(spelling, "marked")]);
                var fromWorkspace = Compose(workspace: [Secret(spelling, "marked")]);

                fromOrg.Fates(spelling).ShouldContain("org_secret stripped");
                fromWorkspace.Fates(spelling).ShouldContain("workspace_secret stripped");
                fromOrg.Environment.Values.Concat(fromWorkspace.Environment.Values).ShouldNotContain(value => value.Reveal() == "marked");
            }
        }
    }

    [Theory]
    [InlineData("GOOGLE_API_KEY")]
    [InlineData("MODEL_PROVIDER")]
    [InlineData("HERMES_INFERENCE_PROVIDER")]
    [InlineData("LLM_PROVIDER")]
    public void other_names_stay(string name) => Compose(workspace: Secrets(name)).ValueOf(name).ShouldBe($"value of {name}");

    [Fact]
    public void the_proxys_names_are_injected()
    {
        var composition = Compose();

        composition.ValueOf("MOLECULE_LLM_BASE_URL").ShouldBe("https://proxy.example/v1");
        composition.ValueOf("MOLECULE_LLM_USAGE_TOKEN").ShouldBe("usage-token");
        composition.ValueOf("MOLECULE_LLM_ANTHROPIC_BASE_URL").ShouldBe("https://proxy.example/anthropic");
        composition.ValueOf("MOLECULE_LLM_USAGE_URL").ShouldBe("https://proxy.example/usage");
        composition.Fates("MOLECULE_LLM_USAGE_TOKEN").ShouldBe(["platform injected"]);
    }

    [Fact]
    public void what_is_not_configured_is_not_injected()
    {
        var composition = Compose(proxy: Proxy with { AnthropicBaseUrl = null, UsageUrl = null });

        composition.Error.ShouldBeNull();
        composition.Environment.Keys.Order(StringComparer.Ordinal).ShouldBe(
        [
            "MODEL", "MOLECULE_LLM_BASE_URL", "MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED", "MOLECULE_LLM_USAGE_TOKEN",
            "MOLECULE_MODEL", "PATH", "WORKSPACE_ID",
        ]);
    }

    [Fact]
    public void claude_code_is_sent_to_the_anthropic_proxy()
    {
        var composition = Compose(runtime: "claude-code");

        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBe("usage-token");
        composition.ValueOf("ANTHROPIC_BASE_URL").ShouldBe("https://proxy.example/anthropic");
        composition.ValueOf("ANTHROPIC_CUSTOM_HEADERS").ShouldBe($"X-Molecule-Workspace-Id: {Workspace}");
        composition.ValueOf("OPENAI_API_KEY").ShouldBeNull();
        composition.ValueOf("OPENAI_BASE_URL").ShouldBeNull();
    }

    [Theory]
    [InlineData("codex")]
    [InlineData("hermes")]
    [InlineData("google-adk")]
    [InlineData("openclaw")]
    public void every_other_runtime_is_sent_to_the_openai_proxy(string runtime)
    {
        var composition = Compose(runtime: runtime);

        composition.ValueOf("OPENAI_API_KEY").ShouldBe("usage-token");
        composition.ValueOf("OPENAI_BASE_URL").ShouldBe("https://proxy.example/v1");
        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBeNull();
        composition.ValueOf("ANTHROPIC_CUSTOM_HEADERS").ShouldBeNull();
    }

    [Fact]
    public void the_platforms_key_takes_the_place_of_the_stripped_one_of_the_same_name()
    {
        var composition = Compose(
            runtime: "codex", org: Secrets("OPENAI_BASE_URL"), workspace: Secrets("OPENAI_API_KEY", "openai_base_url"));

        composition.ValueOf("OPENAI_API_KEY").ShouldBe("usage-token");
        composition.Fates("OPENAI_API_KEY").ShouldBe(["workspace_secret stripped", "platform injected"]);
        composition.ValueOf("OPENAI_BASE_URL").ShouldBe("https://proxy.example/v1");
        composition.Fates("OPENAI_BASE_URL").ShouldBe(["org_secret hidden", "platform injected"]);
        composition.Fates("openai_base_url").ShouldBe(["workspace_secret stripped"]);
        composition.ValueOf("openai_base_url").ShouldBeNull();
    }

    [Theory]
    [InlineData("ANTHROPIC_BASE_URL")]
    [InlineData("anthropic_base_url")]
    [InlineData("Anthropic_Base_Url")]
    public void a_secret_that_would_send_the_platforms_token_elsewhere_gives_way(string name)
    {
        var composition = Compose(workspace: [Secret(name, "https://elsewhere.example")]);

        composition.ValueOf("ANTHROPIC_BASE_URL").ShouldBe("https://proxy.example/anthropic");
        composition.Environment.Values.ShouldNotContain(value => value.Reveal() == "https://elsewhere.example");
        composition.Fates(name).ShouldContain("workspace_secret hidden");
    }

    [Fact]
    public void an_anthropic_base_url_stays_where_the_platform_sets_none()
        => Compose(runtime: "codex", workspace: Secrets("ANTHROPIC_BASE_URL")).Fates("ANTHROPIC_BASE_URL")
            .ShouldBe(["workspace_secret kept"]);

    [Fact]
    public void a_failed_read_strips_like_platform_managed()
    {
        var composition = Compose(Resolutions.Failed, workspace: Secrets("MINIMAX_API_KEY"));

        composition.Stripped.ShouldBe(["MINIMAX_API_KEY"]);
        composition.ValueOf("MOLECULE_LLM_BILLING_MODE").ShouldBe("platform_managed");
    }

    [Fact]
    public void kept_stripped_and_injected_names_can_be_told_apart()
    {
        var composition = Compose(org: Secrets("SHARED", "XAI_API_KEY"), workspace: Secrets("OWN", "HF_TOKEN"));

        composition.Kept.ShouldBe(["OWN", "SHARED"]);
        composition.Stripped.ShouldBe(["HF_TOKEN", "XAI_API_KEY"]);
        composition.Injected.ShouldBe(
        [
            "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "ANTHROPIC_CUSTOM_HEADERS", "MODEL", "MOLECULE_LLM_ANTHROPIC_BASE_URL",
            "MOLECULE_LLM_BASE_URL", "MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED", "MOLECULE_LLM_USAGE_TOKEN",
            "MOLECULE_LLM_USAGE_URL", "MOLECULE_MODEL", "PATH", "WORKSPACE_ID",
        ]);
    }
}
