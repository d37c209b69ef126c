namespace Messaging.Contracts;

/// <summary>
/// The LLM vendors that the platform knows: data, in one place. Validation, the composed environment, the capability route and
/// the settings page all read it; a new provider is one more entry.
/// </summary>
public static class ProviderCatalog
{
    private const string AnthropicTerms = "https://www.anthropic.com/legal/commercial-terms";
    private const string OpenAiTerms = "https://openai.com/policies/services-agreement/";
    private const string XaiTerms = "https://x.ai/legal/terms-of-service-enterprise";
    private const string MiniMaxTerms = "https://www.minimax.io/platform/protocol/terms-of-service";
    private const string ClaudeCodeSignIn = "https://code.claude.com/docs/en/legal-and-compliance";
    private const string CodexSignIn = "https://developers.openai.com/codex/auth";
    private const string GrokSignIn = "https://x.ai/legal/terms-of-service";

    /// <summary>The providers, in the order in which they are shown.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("anthropic", "Anthropic", "ANTHROPIC_API_KEY", Notices.OwnAccount("Anthropic", AnthropicTerms))
        {
            AlsoAccepts = ["ANTHROPIC_AUTH_TOKEN"],
            BaseUrl = "https://api.anthropic.com",
            Subscription = new("CLAUDE_CODE_OAUTH_TOKEN", OAuthForm.AccessToken, Notices.Experimental("Claude", ClaudeCodeSignIn))
            {
                Caveat = Notices.AnthropicTerms,
            },
            Models = [StartingWith("claude"), Exactly("sonnet"), Exactly("opus"), Exactly("haiku")],
        },
        new("openai", "OpenAI", "OPENAI_API_KEY", Notices.OwnAccount("OpenAI", OpenAiTerms))
        {
            BaseUrl = "https://api.openai.com/v1",
            Subscription = new("CODEX_AUTH_JSON", OAuthForm.CodexAuthJson, Notices.Experimental("ChatGPT", CodexSignIn))
            {
                Caveat = Notices.OpenAiDatacenterBlock,
            },
            Models =
            [
                StartingWith("gpt-"),
                StartingWith("codex-"),
                .. Enumerable.Range(1, 9).Select(generation => StartingWith($"o{generation}")),
            ],
        },
        new("xai", "xAI", "XAI_API_KEY", Notices.OwnAccount("xAI", XaiTerms))
        {
            BaseUrl = "https://api.x.ai/v1",
            Subscription = new("XAI_API_KEY", OAuthForm.AccessToken, Notices.Experimental("Grok", GrokSignIn)),
            Models = [StartingWith("grok-")],
        },
        new("google", "Google", "GEMINI_API_KEY", Notices.OwnAccount("Google", "https://ai.google.dev/gemini-api/terms"))
        {
            AlsoAccepts = ["GOOGLE_API_KEY"],
            BaseUrl = "https://generativelanguage.googleapis.com",
            Models = [StartingWith("gemini-")],
        },
        new("openrouter", "OpenRouter", "OPENROUTER_API_KEY", Notices.OwnAccount("OpenRouter", "https://openrouter.ai/terms"))
        {
            BaseUrl = "https://openrouter.ai/api/v1",
        },
        new("minimax", "MiniMax", "MINIMAX_API_KEY", Notices.OwnAccount("MiniMax", MiniMaxTerms))
        {
            // Its API speaks the Anthropic protocol, so Anthropic's own client reads the key under Anthropic's names.
            AlsoAccepts = ["ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY"],
            BaseUrl = "https://api.minimax.io/anthropic",
            Models = [new("minimax-m", IsPrefix: true, StringComparison.OrdinalIgnoreCase)],
        },
        new(
            "openai-compatible",
            "OpenAI-compatible",
            "OPENAI_API_KEY",
            Notices.OwnAccount("the provider behind this base URL", termsUrl: null))
        {
            BaseUrlName = "OPENAI_BASE_URL",
        },
    ];

    /// <summary>The ids, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(provider => provider.Id)];

    /// <summary>The provider of an id, or null.</summary>
    public static Provider? Find(string? id) => All.FirstOrDefault(provider => provider.Id == id);

    /// <summary>
    /// The provider of a model: told by what is before the first <c>/</c> where that is a provider's id, else by how the
    /// model is written, else null: it cannot be told.
    /// </summary>
    public static Provider? ProviderOfModel(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        var named = slash < 0 ? null : Find(model[..slash]);
        return named ?? All.FirstOrDefault(provider => provider.Models.Any(pattern => pattern.Matches(model)));
    }

    private static ModelPattern StartingWith(string text) => new(text, IsPrefix: true);

    private static ModelPattern Exactly(string text) => new(text, IsPrefix: false);
}
