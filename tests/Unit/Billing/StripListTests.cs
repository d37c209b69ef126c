using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

public sealed class StripListTests
{
    [Fact]
    public void every_name_that_a_provider_is_given_its_credential_under_is_a_vendor_key()
        => ProviderCatalog.All
            .SelectMany(provider => new[] { provider.ApiKeyName, provider.Subscription?.EnvironmentName, provider.BaseUrlName })
            .OfType<string>()
            .ShouldAllBe(name => StripList.Contains(name), "a new provider's names belong on the strip list too");

    // Written out again on purpose: an edit of the list must be made twice, or it is not made.
    private static readonly string[] VendorKeys =
    [
        "AI_GATEWAY_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ARCEEAI_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN", "CODEX_AUTH_JSON",
        "DASHSCOPE_API_KEY", "DEEPSEEK_API_KEY", "GEMINI_API_KEY", "GLM_API_KEY", "HERMES_CUSTOM_API_KEY", "HERMES_CUSTOM_BASE_URL",
        "HF_TOKEN", "KIMI_API_KEY", "KIMI_CN_API_KEY", "MINIMAX_API_KEY", "MINIMAX_CN_API_KEY", "NOUS_API_KEY", "OPENAI_API_KEY",
        "OPENAI_BASE_URL", "OPENROUTER_API_KEY", "XAI_API_KEY", "ZAI_API_KEY",
    ];

    [Fact]
    public void it_is_the_23_vendor_keys_in_order()
    {
        StripList.Names.ShouldBe(VendorKeys);
        StripList.Names.Count.ShouldBe(23);
        StripList.Names.ShouldBe(StripList.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void a_name_is_on_it_in_any_spelling()
    {
        foreach (var name in VendorKeys)
        {
            string[] spellings =
            [
                name, name.ToLowerInvariant(), $" {name}", $"{name} ", $"\t{name.ToLowerInvariant()}\n",
                $"{name[..3].ToLowerInvariant()}{name[3..]}",
            ];
            foreach (var spelling in spellings)
                StripList.Contains(spelling).ShouldBeTrue(spelling);
        }
    }

    [Theory]
    [InlineData("MODEL_PROVIDER")]
    [InlineData("HERMES_INFERENCE_PROVIDER")]
    [InlineData("GOOGLE_API_KEY")]
    [InlineData("LLM_PROVIDER")]
    [InlineData("MODEL")]
    [InlineData("ANTHROPIC_BASE_URL")]
    [InlineData("OPENAI_API_KEY_2")]
    [InlineData("MY_OPENAI_API_KEY")]
    [InlineData("OPENAI API KEY")]
    [InlineData("")]
    public void other_names_are_ordinary(string name) => StripList.Contains(name).ShouldBeFalse();
}
