using System.Globalization;
using Messaging.Api.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Requests;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Cursor">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many.</param>
internal sealed record PageRequest(string? Cursor, int Limit)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private const int MaxCursorCharacters = 18;

    /// <summary>Reads the two query parameters; an empty one is as none.</summary>
    /// <param name="cursor">The parameter that holds the cursor.</param>
    /// <param name="limit">The parameter <c>limit</c>.</param>
    /// <param name="cursorName">What the first one is called: <c>before</c> in a list that begins with the newest.</param>
    /// <exception cref="RefusedException">One has the wrong form.</exception>
    public static PageRequest Read(string? cursor, string? limit, string cursorName = "after") => new(ReadCursor(cursor, cursorName), ReadLimit(limit));

    private static int ReadLimit(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return DefaultLimit;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new RefusedException(ProblemCodes.InvalidRequest, "limit must be a whole number from 1 to 200", "limit");
    }

    // What a cursor means is the worker's; its form is a count.
    private static string? ReadCursor(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        return text.Length <= MaxCursorCharacters && text.All(char.IsAsciiDigit)
            ? text
            : throw new RefusedException(ProblemCodes.InvalidRequest, $"{name} must be the cursor 'next' of the page before", name);
    }
}
