namespace Messaging.Worker.Provisioning;

/// <summary>The LLM vendors that the platform knows: data, in one place.</summary>
internal static class ProviderCatalog
{
    /// <summary>The providers, in the order in which they are shown.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("anthropic", "ANTHROPIC_API_KEY")
        {
            OAuthName = "CLAUDE_CODE_OAUTH_TOKEN",
            AlsoAccepts = ["ANTHROPIC_AUTH_TOKEN"],
            Models = [StartingWith("claude"), Exactly("sonnet"), Exactly("opus"), Exactly("haiku")],
        },
        new("openai", "OPENAI_API_KEY")
        {
            OAuthName = "CODEX_AUTH_JSON",
            Models = [StartingWith("gpt-"), StartingWith("codex-"), .. Enumerable.Range(1, 9).Select(generation => StartingWith($"o{generation}"))],
        },
        new("xai", "XAI_API_KEY") { OAuthName = "XAI_API_KEY", Models = [StartingWith("grok-")] },
        new("google", "GEMINI_API_KEY") { AlsoAccepts = ["GOOGLE_API_KEY"], Models = [StartingWith("gemini-")] },
        new("openrouter", "OPENROUTER_API_KEY"),
        new("minimax", "MINIMAX_API_KEY")
        {
            // Its API speaks the Anthropic protocol, so Anthropic's own client reads the key under Anthropic's names.
            AlsoAccepts = ["ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY"],
            Models = [new("minimax-m", IsPrefix: true, StringComparison.OrdinalIgnoreCase)],
        },
        new("openai-compatible", "OPENAI_API_KEY") { Companions = ["OPENAI_BASE_URL"] },
    ];

    /// <summary>The provider of an id, or null.</summary>
    public static Provider? Find(string id) => All.FirstOrDefault(provider => provider.Id == id);

    /// <summary>
    /// The provider of a model: told by what is before the first <c>/</c> where that is a provider's id, else by how the
    /// model is written, else null: it cannot be told.
    /// </summary>
    public static Provider? ProviderOfModel(string model)
    {
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        var named = slash < 0 ? null : Find(model[..slash]);
        return named ?? All.FirstOrDefault(provider => provider.Models.Any(pattern => pattern.Matches(model)));
    }

    private static ModelPattern StartingWith(string text) => new(text, IsPrefix: true);

    private static ModelPattern Exactly(string text) => new(text, IsPrefix: false);
}
