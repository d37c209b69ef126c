namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The runtimes whose environment differs from that of the others.</summary>
internal static class RuntimeNames
{
    /// <summary>Speaks the Anthropic protocol to the platform's proxy.</summary>
    public const string ClaudeCode = "claude-code";

    /// <summary>Reads its model from a name of its own.</summary>
    public const string Hermes = "hermes";
}
