using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Hosting;

/// <summary>Reads settings.</summary>
internal static class Settings
{
    /// <summary>A setting's text.</summary>
    /// <exception cref="SettingException">It is missing or blank.</exception>
    public static string Required(this IConfiguration configuration, string name, string expected)
        => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : throw SettingException.Missing(name, expected);

    /// <summary>A setting that is a duration, written as <c>d.hh:mm:ss</c> or <c>hh:mm:ss</c>.</summary>
    /// <exception cref="SettingException">It is none, or out of bounds.</exception>
    public static TimeSpan Duration(this IConfiguration configuration, string name, TimeSpan usual, TimeSpan shortest, TimeSpan longest)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return usual;

        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration >= shortest && duration <= longest
            ? duration
            : throw SettingException.Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a duration from {shortest:c} to {longest:c}, for example {usual:c}"));
    }
}
