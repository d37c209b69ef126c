using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Messaging.ServiceDefaults;

/// <summary>Reads settings, and refuses those that cannot be used with one sentence.</summary>
public static class Settings
{
    /// <summary>A setting's text.</summary>
    /// <exception cref="SettingException">It is missing or blank.</exception>
    public static string Required(this IConfiguration configuration, string name, string expected)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[name] is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw SettingException.Missing(name, expected);
    }

    /// <summary>A setting that is a duration, written as <c>d.hh:mm:ss</c> or <c>hh:mm:ss</c>.</summary>
    /// <exception cref="SettingException">It is none, or out of bounds.</exception>
    public static TimeSpan Duration(this IConfiguration configuration, string name, TimeSpan usual, TimeSpan shortest, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[name] is not { Length: > 0 } text)
            return usual;

        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration)
            && duration >= shortest && duration <= longest
            ? duration
            : throw SettingException.Wrong(
                name, string.Create(CultureInfo.InvariantCulture, $"a duration from {shortest:c} to {longest:c}, for example {usual:c}"));
    }

    /// <summary>A setting that is a whole number.</summary>
    /// <exception cref="SettingException">It is none, or out of bounds.</exception>
    public static int WholeNumber(this IConfiguration configuration, string name, int usual, int lowest, int highest)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[name] is not { Length: > 0 } text)
            return usual;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= lowest && value <= highest
            ? value
            : throw SettingException.Wrong(
                name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {lowest} to {highest}, for example {usual}"));
    }

    /// <summary>A setting that is an absolute address of one of some schemes.</summary>
    /// <exception cref="SettingException">It is missing, or none.</exception>
    public static Uri RequiredAddress(this IConfiguration configuration, string name, string expected, params ReadOnlySpan<string> schemes)
        => AbsoluteAddress(configuration.Required(name, expected), name, expected, schemes);

    /// <summary>A setting that is an absolute address of one of some schemes, or left unset.</summary>
    /// <returns>The address, or null where none is set.</returns>
    /// <exception cref="SettingException">It is none.</exception>
    public static Uri? OptionalAddress(this IConfiguration configuration, string name, string expected, params ReadOnlySpan<string> schemes)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[name] is { Length: > 0 } text ? AbsoluteAddress(text, name, expected, schemes) : null;
    }

    /// <summary>A setting that is a key in base64.</summary>
    /// <exception cref="SettingException">It is missing, not base64, or too short.</exception>
    public static byte[] Base64Key(this IConfiguration configuration, string name, string expected, int minBytes)
    {
        var text = configuration.Required(name, expected);
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= minBytes
            ? key[..length]
            : throw SettingException.Wrong(name, expected);
    }

    /// <summary>A setting that is the path of a file.</summary>
    /// <exception cref="SettingException">It is missing, or there is no such file.</exception>
    public static string ExistingFile(this IConfiguration configuration, string name, string expected)
    {
        var path = configuration.Required(name, expected);
        return File.Exists(path) ? path : throw SettingException.Wrong(name, expected);
    }

    /// <summary>What a setting says, as an absolute address of one of some schemes.</summary>
    /// <exception cref="SettingException">It is none.</exception>
    internal static Uri AbsoluteAddress(string text, string name, string expected, ReadOnlySpan<string> schemes)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address.Host.Length > 0
            ? address
            : throw SettingException.Wrong(name, expected);
}
