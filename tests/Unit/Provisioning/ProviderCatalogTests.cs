using Messaging.Worker.Provisioning;

namespace Messaging.Unit.Provisioning;

public sealed class ProviderCatalogTests
{
    [Theory]
    [InlineData("claude-sonnet-4-6", "anthropic")]
    [InlineData("claude", "anthropic")]
    [InlineData("sonnet", "anthropic")]
    [InlineData("opus", "anthropic")]
    [InlineData("haiku", "anthropic")]
    [InlineData("anthropic/whatever", "anthropic")]
    [InlineData("gpt-4o", "openai")]
    [InlineData("o1", "openai")]
    [InlineData("o3-mini", "openai")]
    [InlineData("o9-x", "openai")]
    [InlineData("codex-mini", "openai")]
    [InlineData("openai/gpt-4o", "openai")]
    [InlineData("grok-4.3", "xai")]
    [InlineData("gemini-2.5-pro", "google")]
    [InlineData("MiniMax-M2.7", "minimax")]
    [InlineData("minimax-m2", "minimax")]
    [InlineData("MINIMAX-M2", "minimax")]
    [InlineData("openrouter/anthropic/claude-sonnet-4-6", "openrouter")]
    [InlineData("openai-compatible/claude-like", "openai-compatible")]
    [InlineData("gpt-4o/tuned", "openai")]
    public void the_provider_is_told_by_the_prefix_or_the_way_the_model_is_written(string model, string provider)
        => ProviderCatalog.ProviderOfModel(model).ShouldNotBeNull().Id.ShouldBe(provider);

    [Theory]
    [InlineData("llama-3")]
    [InlineData("o0")]
    [InlineData("o")]
    [InlineData("sonnet-4")]
    [InlineData("Claude-sonnet")]
    [InlineData("MiniMax")]
    [InlineData("moonshot/kimi-k2")]
    [InlineData("vendor/claude-sonnet-4-6")]
    [InlineData("Anthropic/sonnet")]
    [InlineData("openai")]
    [InlineData("/gpt-4o")]
    [InlineData("")]
    public void another_models_provider_cannot_be_told(string model) => ProviderCatalog.ProviderOfModel(model).ShouldBeNull();

    [Theory]
    [InlineData("anthropic", "ANTHROPIC_API_KEY CLAUDE_CODE_OAUTH_TOKEN ANTHROPIC_AUTH_TOKEN")]
    [InlineData("openai", "OPENAI_API_KEY CODEX_AUTH_JSON")]
    [InlineData("xai", "XAI_API_KEY")]
    [InlineData("google", "GEMINI_API_KEY GOOGLE_API_KEY")]
    [InlineData("openrouter", "OPENROUTER_API_KEY")]
    [InlineData("minimax", "MINIMAX_API_KEY ANTHROPIC_AUTH_TOKEN ANTHROPIC_API_KEY")]
    [InlineData("openai-compatible", "OPENAI_API_KEY")]
    public void a_provider_accepts_its_key_its_subscription_and_its_further_names(string provider, string names)
        => string.Join(' ', ProviderCatalog.Find(provider)!.CredentialNames).ShouldBe(names);

    [Fact]
    public void there_are_seven_providers() => ProviderCatalog.All.Count.ShouldBe(7);

    [Fact]
    public void a_base_url_belongs_to_the_compatible_provider_but_is_no_credential()
    {
        var provider = ProviderCatalog.Find("openai-compatible")!;

        provider.Owns("openai_base_url ").ShouldBeTrue();
        provider.CredentialNames.ShouldNotContain("OPENAI_BASE_URL");
        ProviderCatalog.Find("openai")!.Owns("OPENAI_BASE_URL").ShouldBeFalse();
    }
}
