using Messaging.Unit.Billing;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>Step 5 of the composed environment.</summary>
public sealed class ByokTests
{
    [Fact]
    public void the_customers_key_goes_in_and_nothing_of_the_platforms()
    {
        var composition = Compose(Resolutions.Byok, workspace: Secrets("ANTHROPIC_API_KEY"));

        composition.Error.ShouldBeNull();
        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBe("value of ANTHROPIC_API_KEY");
        composition.Environment.Keys.Order(StringComparer.Ordinal).ShouldBe(
            [
                "ANTHROPIC_API_KEY", "MODEL", "MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED", "MOLECULE_MODEL",
                "PATH", "WORKSPACE_ID",
            ]);
    }

    [Fact]
    public void it_needs_no_proxy()
        => Compose(Resolutions.Byok, workspace: Secrets("ANTHROPIC_API_KEY"), proxy: NoProxy).Error.ShouldBeNull();

    [Fact]
    public void an_org_secret_of_another_provider_is_stripped_and_a_workspace_secret_never_is()
    {
        var composition = Compose(
            Resolutions.Byok, org: Secrets("OPENAI_API_KEY", "ANTHROPIC_AUTH_TOKEN", "GOOGLE_API_KEY", "SHARED"),
            workspace: Secrets("XAI_API_KEY"));

        composition.Stripped.ShouldBe(["OPENAI_API_KEY"]);
        composition.Kept.ShouldBe(["ANTHROPIC_AUTH_TOKEN", "GOOGLE_API_KEY", "SHARED", "XAI_API_KEY"]);
        composition.Entries.Single(entry => entry.Action == "stripped").Reason.ShouldContain("anthropic");
    }

    [Fact]
    public void an_org_secret_of_another_provider_is_stripped_in_any_spelling()
        => Compose(Resolutions.Byok, org: Secrets("openai_api_key"), workspace: Secrets("ANTHROPIC_API_KEY")).Stripped
            .ShouldBe(["openai_api_key"]);

    [Fact]
    public void where_the_provider_cannot_be_told_nothing_is_stripped()
        => Compose(Resolutions.Byok, model: "moonshot/kimi-k2", org: Secrets("OPENAI_API_KEY", "KIMI_API_KEY")).Kept
            .ShouldBe(["KIMI_API_KEY", "OPENAI_API_KEY"]);

    [Theory]
    [InlineData("claude-sonnet-4-6", "ANTHROPIC_API_KEY", true)]
    [InlineData("claude-sonnet-4-6", "anthropic_api_key", true)]
    [InlineData("claude-sonnet-4-6", "ANTHROPIC_AUTH_TOKEN", true)]
    [InlineData("claude-sonnet-4-6", "CLAUDE_CODE_OAUTH_TOKEN", true)]
    [InlineData("claude-sonnet-4-6", "OPENAI_API_KEY", false)]
    [InlineData("gpt-4o", "OPENAI_API_KEY", true)]
    [InlineData("gpt-4o", "CODEX_AUTH_JSON", true)]
    [InlineData("gpt-4o", "OPENAI_BASE_URL", false)]
    [InlineData("openai/gpt-4o", "HERMES_CUSTOM_API_KEY", false)]
    [InlineData("gemini-2.5-pro", "GEMINI_API_KEY", true)]
    [InlineData("gemini-2.5-pro", "GOOGLE_API_KEY", true)]
    [InlineData("MiniMax-M2.7", "MINIMAX_API_KEY", true)]
    [InlineData("MiniMax-M2.7", "ANTHROPIC_AUTH_TOKEN", true)]
    [InlineData("MiniMax-M2.7", "ANTHROPIC_API_KEY", true)]
    [InlineData("MiniMax-M2.7", "MINIMAX_CN_API_KEY", false)]
    [InlineData("grok-4.3", "XAI_API_KEY", true)]
    [InlineData("openrouter/auto", "OPENROUTER_API_KEY", true)]
    [InlineData("openai-compatible/llama", "OPENAI_API_KEY", true)]
    [InlineData("openai-compatible/llama", "OPENAI_BASE_URL", false)]
    [InlineData("moonshot/kimi-k2", "KIMI_API_KEY", true)]
    [InlineData("moonshot/kimi-k2", "kimi_api_key", true)]
    [InlineData("moonshot/kimi-k2", "MOONSHOT_API_KEY", false)]
    public void usable_is_a_key_that_the_models_provider_accepts(string model, string name, bool isUsable)
    {
        var code = isUsable ? null : "MISSING_BYOK_CREDENTIAL";

        Compose(Resolutions.Byok, model: model, workspace: Secrets(name)).Code().ShouldBe(code);
        Compose(Resolutions.Byok, model: model, org: Secrets(name)).Code().ShouldBe(code);
    }

    [Fact]
    public void a_blank_key_is_none()
        => Compose(Resolutions.Byok, workspace: [Secret("ANTHROPIC_API_KEY", " \t")]).Code().ShouldBe("MISSING_BYOK_CREDENTIAL");

    [Fact]
    public void a_blank_key_of_the_workspace_hides_the_orgs()
        => Compose(Resolutions.Byok, org: Secrets("ANTHROPIC_API_KEY"), workspace: [Secret("anthropic_api_key", " ")])
            .Code().ShouldBe("MISSING_BYOK_CREDENTIAL");

    [Fact]
    public void without_a_usable_key_it_says_which_to_write()
    {
        var composition = Compose(Resolutions.Byok, workspace: [Secret("OPENAI_API_KEY", "marked")]);

        composition.Error.ShouldNotBeNull().Error.ShouldContain("ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_AUTH_TOKEN");
        composition.Error.Error.ShouldNotContain("marked");
        composition.Environment.ShouldBeEmpty();
        composition.Model.ShouldBe("claude-sonnet-4-6");
    }

    [Fact]
    public void where_the_provider_cannot_be_told_it_points_at_the_strip_list()
        => Compose(Resolutions.Byok, model: "moonshot/kimi-k2").Error.ShouldNotBeNull().Error.ShouldContain("GET /llm/strip-list");

    [Fact]
    public void byok_brings_back_what_platform_managed_kept_out()
    {
        var secrets = Secrets("ANTHROPIC_API_KEY", "OPENAI_API_KEY");

        Compose(Resolutions.PlatformManaged, workspace: secrets).Kept.ShouldBeEmpty();
        Compose(Resolutions.Byok, workspace: secrets).Kept.ShouldBe(["ANTHROPIC_API_KEY", "OPENAI_API_KEY"]);
    }
}
