using System.Globalization;
using System.Text;

namespace Messaging.Contracts;

/// <summary>
/// What an API key and the tokens of an OAuth bundle have in common: text that goes into one line of a header, whole and as the
/// provider gave it.
/// </summary>
internal static class CredentialText
{
    /// <summary>The longest key or token, in characters.</summary>
    public const int MaxCharacters = 8192;

    /// <summary>What is wrong with a key or token, as the rest of a sentence that begins with what it is; null where it is fine.</summary>
    public static string? FaultOf(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "is empty; paste the whole value";
        if (value.Length > MaxCharacters)
            return $"is longer than {MaxCharacters} characters; paste the value alone";
        // Before the characters: a mask may be padded, and that it is a mask is what a person has to know.
        if (Masks.IsMask(value))
            return "is a mask that is shown in place of a value; paste the value itself";

        foreach (var character in value.EnumerateRunes())
        {
            // A lone surrogate is read as this, and a value that holds it was damaged before it came here.
            if (character == Rune.ReplacementChar)
                return "is not well-formed text; paste it again as the provider shows it";
            if (Rune.IsWhiteSpace(character) || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format)
                return "holds white space, control characters or invisible ones; paste the value alone, on one line";
        }

        return null;
    }
}
