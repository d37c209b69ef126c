namespace Messaging.ServiceDefaults;

/// <summary>A setting is missing or wrong. The message is the one sentence that is shown to whoever starts the program.</summary>
/// <param name="message">Names the setting and says what to put there; holds no secret.</param>
public sealed class SettingException(string message) : Exception(message)
{
    /// <summary>A setting that has to be given.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="expected">What to put there.</param>
    public static SettingException Missing(string name, string expected)
        => new($"The setting {name} is missing: set it to {expected}{Spelling(name)}.");

    /// <summary>A setting whose value cannot be used.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="expected">What to put there.</param>
    public static SettingException Wrong(string name, string expected)
        => new($"The setting {name} cannot be used: set it to {expected}{Spelling(name)}.");

    /// <summary>A setting that is for Development, in another environment.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="instead">What to do beside removing it, with the word before it, for example <c> and put … there</c>.</param>
    public static SettingException DevelopmentOnly(string name, string instead = "")
        => new($"The setting {name} is only allowed in Development: remove it{instead}.");

    // A colon cannot stand in the name of an environment variable.
    private static string Spelling(string name)
        => name.Contains(':', StringComparison.Ordinal)
            ? $" (as an environment variable: {name.Replace(":", "__", StringComparison.Ordinal)})"
            : "";
}
