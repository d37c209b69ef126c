namespace Messaging.Contracts;

/// <summary>Who pays for a workspace's LLM calls. Recognition is exact: case-sensitive, no trimming.</summary>
public static class BillingModes
{
    /// <summary>The platform's proxy and credits.</summary>
    public const string PlatformManaged = "platform_managed";

    /// <summary>The customer's own key.</summary>
    public const string Byok = "byok";

    /// <summary>The platform wires no LLM.</summary>
    public const string Disabled = "disabled";

    /// <summary>The three modes, in the order in which errors name them.</summary>
    public static IReadOnlyList<string> All { get; } = [PlatformManaged, Byok, Disabled];

    /// <summary>Whether a stored or sent value is exactly one of the three.</summary>
    public static bool IsRecognized(string? mode) => mode is PlatformManaged or Byok or Disabled;
}
