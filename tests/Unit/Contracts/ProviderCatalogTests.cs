using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

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

    [Fact]
    public void every_text_that_people_are_shown_has_a_code_of_its_own_a_source_and_a_day_of_review()
    {
        var notices = ProviderCatalog.All.SelectMany(provider => provider.NoticesFor(CredentialTypes.OAuthBundle)).ToArray();

        notices.ShouldAllBe(notice => notice.Text.Length > 0 && notice.Code.Length > 0 && notice.ReviewedOn > new DateOnly(2026, 1, 1));
        notices.Where(notice => notice.SourceUrl is null).Select(notice => notice.Text).Single()
            .ShouldContain("the provider behind this base URL");
        foreach (var provider in ProviderCatalog.All)
            provider.NoticesFor(CredentialTypes.OAuthBundle).Select(notice => notice.Code).ShouldBeUnique();
    }

    [Theory]
    [InlineData("anthropic", "CLAUDE_CODE_OAUTH_TOKEN", "restrict")]
    [InlineData("openai", "CODEX_AUTH_JSON", "datacenter")]
    [InlineData("xai", "XAI_API_KEY", null)]
    public void a_subscription_is_experimental_and_may_have_a_caveat(string provider, string name, string? caveat)
    {
        var subscription = ProviderCatalog.Find(provider)!.Subscription.ShouldNotBeNull();

        subscription.EnvironmentName.ShouldBe(name);
        subscription.Warning.Text.ShouldContain("experimental");
        if (caveat is null)
            subscription.Caveat.ShouldBeNull();
        else
            subscription.Caveat.ShouldNotBeNull().Text.ShouldContain(caveat);
    }

    [Fact]
    public void an_api_key_carries_no_warning()
        => ProviderCatalog.All.ShouldAllBe(provider => provider.NoticesFor(CredentialTypes.ApiKey).Count == 1);

    [Theory]
    [InlineData("google")]
    [InlineData("openrouter")]
    [InlineData("minimax")]
    [InlineData("openai-compatible")]
    public void the_others_have_no_subscription(string provider) => ProviderCatalog.Find(provider)!.CredentialTypes.ShouldBe(["api_key"]);

    [Theory]
    [InlineData("anthropic", "https://api.anthropic.com")]
    [InlineData("openai", "https://api.openai.com/v1")]
    [InlineData("xai", "https://api.x.ai/v1")]
    [InlineData("google", "https://generativelanguage.googleapis.com")]
    [InlineData("openrouter", "https://openrouter.ai/api/v1")]
    [InlineData("minimax", "https://api.minimax.io/anthropic")]
    [InlineData("openai-compatible", null)]
    public void a_provider_has_its_base_url_or_needs_one(string provider, string? baseUrl)
    {
        ProviderCatalog.Find(provider)!.BaseUrl.ShouldBe(baseUrl);
        ProviderCatalog.Find(provider)!.RequiresBaseUrl.ShouldBe(baseUrl is null);
    }
}
