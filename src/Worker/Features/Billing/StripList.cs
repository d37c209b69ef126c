using System.Collections.Frozen;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// The vendor keys: credentials and base URLs that talk to an LLM vendor directly. The only list; callers read it
/// through <c>GET /llm/strip-list</c>.
/// </summary>
internal static class StripList
{
    private static readonly FrozenSet<string> Entries = new[]
    {
        "AI_GATEWAY_API_KEY",
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
        "ARCEEAI_API_KEY",
        "CLAUDE_CODE_OAUTH_TOKEN",
        "CODEX_AUTH_JSON",
        "DASHSCOPE_API_KEY",
        "DEEPSEEK_API_KEY",
        "GEMINI_API_KEY",
        "GLM_API_KEY",
        "HERMES_CUSTOM_API_KEY",
        "HERMES_CUSTOM_BASE_URL",
        "HF_TOKEN",
        "KIMI_API_KEY",
        "KIMI_CN_API_KEY",
        "MINIMAX_API_KEY",
        "MINIMAX_CN_API_KEY",
        "NOUS_API_KEY",
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "OPENROUTER_API_KEY",
        "XAI_API_KEY",
        "ZAI_API_KEY",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The entries, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Order(StringComparer.Ordinal)];

    /// <summary>Whether a name, in any spelling, is a vendor key.</summary>
    public static bool Contains(string name) => Entries.Contains(SecretNames.Normalize(name));
}
