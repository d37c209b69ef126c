namespace Messaging.System.Workspaces;

/// <summary>One case of the flow: a runtime, a model and the keys of its vendor.</summary>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">The model.</param>
/// <param name="Secrets">What the customer brings.</param>
/// <param name="Deferred">How many of them are vendor keys, to be written after the opt-in.</param>
public sealed record ProviderCase(string Runtime, string? Model, IReadOnlyDictionary<string, string> Secrets, int Deferred)
{
    public static ProviderCase Named(string name) => name switch
    {
        "minimax" => new("claude-code", "MiniMax-M2.7", Values("MINIMAX_API_KEY"), 1),
        "anthropic" => new("claude-code", "claude-sonnet-4-6", Values("ANTHROPIC_API_KEY"), 1),
        "google" => new("google-adk", "gemini-2.5-pro", Values("GOOGLE_API_KEY", "GEMINI_API_KEY"), 1),
        "openai" => new(
            "hermes",
            "openai/gpt-4o",
            Values("OPENAI_API_KEY", "OPENAI_BASE_URL", "HERMES_CUSTOM_API_KEY", "HERMES_CUSTOM_BASE_URL", "HERMES_INFERENCE_PROVIDER",
                "HERMES_CUSTOM_API_MODE", "MODEL_PROVIDER"),
            4),
        "platform" => new("claude-code", "moonshot/kimi-k2", Values(), 0),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such case"),
    };

    private static Dictionary<string, string> Values(params string[] names)
        => names.ToDictionary(name => name, name => $"value-of-{name}-{Guid.NewGuid():N}", StringComparer.Ordinal);
}
