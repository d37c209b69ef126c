using System.Globalization;

namespace Messaging.ServiceDefaults;

/// <summary>Keeps what others say of a fault from filling a log: a message may quote what it was sent, a megabyte for example.</summary>
internal static class BoundedText
{
    /// <summary>A long stack with its inner exceptions fits in; characters.</summary>
    public const int Longest = 16 * 1024;

    // For the words that say how much was left out.
    private const int Half = (Longest - 100) / 2;

    /// <summary>A text as it is; or of a longer one the beginning, which says what happened, and the end, where the stack is.</summary>
    public static string Of(string text) => text.Length <= Longest
        ? text
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, Half)} … {text.Length - (2 * Half)} characters left out … {text.AsSpan(text.Length - Half)}");
}
