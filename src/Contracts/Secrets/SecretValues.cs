using System.Text;

namespace Messaging.Contracts;

/// <summary>Which values a secret may have: 1 byte to 64 KiB of UTF-8 without NUL.</summary>
public static class SecretValues
{
    /// <summary>The largest value, in bytes of UTF-8.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The form of a value as far as a schema can say it, as a regular expression (ECMA-262): its bound is one of bytes.</summary>
    public const string Pattern = @"^[^\u0000]*$";

    /// <summary>The largest sealed form that is looked at, in characters: the largest value in base64, with room for the rest.</summary>
    public const int MaxSealedCharacters = (MaxBytes * 4 / 3) + 512;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is wrong with a value in the clear, or null. The answer never holds the value.</summary>
    public static Problem? Check(SecretText? value, string? key, string field = "value")
    {
        var problem = value?.Reveal() switch
        {
            null or "" => "the value is empty; send at least one byte, or delete the secret instead",
            var text when text.Contains('\0', StringComparison.Ordinal) => "the value holds a NUL character, which no environment can",
            var text when !IsUtf8(text) => "the value is not well-formed text; send valid UTF-8",
            var text when Strict.GetByteCount(text) > MaxBytes => "the value is longer than 64 KiB of UTF-8",
            _ => null,
        };
        return problem is null ? null : new Problem(ProblemCodes.InvalidSecretValue, problem) { Field = field, Key = key };
    }

    private static bool IsUtf8(string text)
    {
        // A lone surrogate is the only text that has no UTF-8 form.
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                return false;
        }

        return true;
    }
}
