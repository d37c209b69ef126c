using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Http.Parameters;

/// <summary>
/// The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header): 1–255 visible ASCII characters, bare or as
/// a quoted string (RFC 8941, section 3.3.3). Both forms of one key are the same key.
/// </summary>
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

        var key = header is [{ } value] ? KeyOf(value.Trim(' ', '\t')) : null;
        return key is { Length: >= 1 and <= MaxCharacters }
            ? key
            : throw new RefusedException(
                ProblemCodes.InvalidIdempotencyKey,
                "the Idempotency-Key must have 1 to 255 visible ASCII characters, bare or as one quoted string");
    }

    private static string? KeyOf(string text)
    {
        if (!text.All(c => c is > ' ' and <= '~'))
            return null;
        if (!text.StartsWith('"'))
            return text;

        // The framework also reads what is almost a quoted string, and in HTTP anything may be escaped. In the draft's form only a
        // quote and a backslash are, so there is one way to write a key: what is written otherwise is not of the form.
        var key = HeaderUtilities.UnescapeAsQuotedString(text);
        return HeaderUtilities.EscapeAsQuotedString(key) == text ? key.ToString() : null;
    }
}
