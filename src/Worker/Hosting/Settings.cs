using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Hosting;

/// <summary>Reads settings that have to be there.</summary>
internal static class Settings
{
    /// <summary>A setting's text.</summary>
    /// <exception cref="SettingException">It is missing or blank.</exception>
    public static string Required(this IConfiguration configuration, string name, string expected)
        => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : throw SettingException.Missing(name, expected);
}
