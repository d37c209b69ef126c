using System.Text;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.Extensions.Primitives;

namespace Messaging.Api.Http.Parameters;

/// <summary>
/// The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header): 1–255 visible ASCII characters, bare or as
/// a quoted string (RFC 8941, section 3.3.3). Both forms of one key are the same key.
/// </summary>
/// <remarks>Read by hand: the framework's quoted strings are those of RFC 9110, which allow what a structured field refuses.</remarks>
internal static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxCharacters = 255;

    /// <summary>Reads the header.</summary>
    /// <returns>The key, without quotes; null where the header is absent.</returns>
    /// <exception cref="RefusedException">The header is there and not of this form.</exception>
    public static string? Read(StringValues header)
    {
        if (header.Count == 0)
            return null;

        var key = header.Count == 1 ? Unquote(header[0]!.Trim(' ', '\t')) : null;
        return key is { Length: >= 1 and <= MaxCharacters } && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new RefusedException(
                ProblemCodes.InvalidIdempotencyKey,
                "the Idempotency-Key must have 1 to 255 visible ASCII characters, bare or as one quoted string");
    }

    private static string? Unquote(string text)
    {
        if (!text.StartsWith('"'))
            return text;

        var key = new StringBuilder(text.Length);
        for (var index = 1; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '"':
                    // The closing quote ends it; parameters behind it are not part of the draft's form.
                    return index == text.Length - 1 ? key.ToString() : null;
                case '\\' when index + 1 < text.Length && text[index + 1] is '"' or '\\':
                    key.Append(text[++index]);
                    break;
                case '\\':
                    return null;
                case var character:
                    key.Append(character);
                    break;
            }
        }

        return null;
    }
}
