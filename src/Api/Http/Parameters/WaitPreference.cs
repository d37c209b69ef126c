using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Http.Parameters;

/// <summary>
/// The preference <c>wait=N</c> of the <c>Prefer</c> header (RFC 7240, section 4.3), in seconds. The framework's own parsers do not read
/// preferences: <see cref="NameValueHeaderValue"/> drops one that has parameters, and
/// <see cref="HeaderUtilities.TryParseSeconds"/> also finds one within a quoted string.
/// </summary>
internal static class WaitPreference
{
    /// <summary>The header's name.</summary>
    public const string Header = "Prefer";

    /// <summary>The longest wait, in seconds; a longer one is cut to this.</summary>
    public const int MaxSeconds = 30;

    /// <summary>Reads the header; the first <c>wait</c> counts, and one that makes no sense is as none (RFC 7240, section 2).</summary>
    /// <returns>How long to wait, or null for not at all.</returns>
    public static int? Read(StringValues header)
    {
        foreach (var preference in header.SelectMany(value => Split(value ?? "", ',')))
        {
            // What follows a semicolon are parameters of the preference; wait has none.
            var parts = Split(preference, ';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            if (string.Equals(parts[0], "wait", StringComparison.OrdinalIgnoreCase))
                return parts.Length == 2 ? ReadSeconds(parts[1]) : null;
        }

        return null;
    }

    private static int? ReadSeconds(string text)
    {
        var digits = HeaderUtilities.RemoveQuotes(text).ToString();
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return null;

        // More digits than a number has are a very long wait, not a wrong one.
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return MaxSeconds;
        return seconds > 0 ? Math.Min(seconds, MaxSeconds) : null;
    }

    // A separator inside a quoted string separates nothing.
    private static List<string> Split(string text, char separator)
    {
        List<string> parts = [];
        var start = 0;
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            if (quoted && text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == '"')
            {
                quoted = !quoted;
            }
            else if (text[index] == separator && !quoted)
            {
                parts.Add(text[start..index].Trim());
                start = index + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
