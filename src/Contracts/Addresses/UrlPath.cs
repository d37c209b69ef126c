using System.Buffers;
using System.Globalization;

namespace Messaging.Contracts;

/// <summary>The path of a URL, which has exactly one spelling here, but for a slash at its end.</summary>
internal static class UrlPath
{
    // RFC 3986, section 3.3: pchar, and what separates segments.
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@%/");

    private static readonly SearchValues<char> UpperHexadecimal = SearchValues.Create("0123456789ABCDEF");

    /// <summary>What is wrong with a path, as the rest of a sentence that begins with "the base URL"; null where it is fine.</summary>
    /// <param name="path">Empty, or beginning with a slash.</param>
    public static string? FaultOf(string path)
    {
        if (path.AsSpan().ContainsAnyExcept(Characters))
            return "has a character in its path that must be percent-encoded";

        for (var at = path.IndexOf('%', StringComparison.Ordinal); at >= 0; at = path.IndexOf('%', at + 1))
        {
            if (!IsNeededEncoding(path.AsSpan(at + 1)))
                return "has a percent-encoding in its path that is unneeded, not in upper case, or of a slash or control character";
        }

        var segments = path.Split('/');
        return segments.Skip(1).SkipLast(1).Contains("", StringComparer.Ordinal) || segments.Any(segment => segment is "." or "..")
            ? "has an empty, '.' or '..' segment in its path; write the path that is meant"
            : null;
    }

    // RFC 3986, sections 2.1 and 2.3: one character has one spelling. An encoded slash is a separator to some servers.
    private static bool IsNeededEncoding(ReadOnlySpan<char> afterPercent)
    {
        if (afterPercent.Length < 2 || afterPercent[..2].ContainsAnyExcept(UpperHexadecimal))
            return false;

        var value = (char)byte.Parse(afterPercent[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var isControl = char.IsAscii(value) && char.IsControl(value); // what is not ASCII is a byte of UTF-8
        return !isControl && !char.IsAsciiLetterOrDigit(value) && value is not ('-' or '.' or '_' or '~' or '/' or '\\');
    }
}
