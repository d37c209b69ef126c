namespace Messaging.Worker.Hosting;

/// <summary>A setting is missing or wrong. The message is the one sentence the operator is shown.</summary>
/// <param name="message">Names the setting and says what to put there; holds no secret.</param>
internal sealed class SettingException(string message) : Exception(message)
{
    /// <summary>A setting that has to be given.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="expected">What to put there.</param>
    public static SettingException Missing(string name, string expected)
        => new($"The setting {name} is missing: set it to {expected} (as an environment variable: {name.Replace(":", "__", StringComparison.Ordinal)}).");

    /// <summary>A setting whose value cannot be used.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="expected">What to put there.</param>
    public static SettingException Wrong(string name, string expected)
        => new($"The setting {name} cannot be used: set it to {expected}.");
}
