using System.Globalization;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Http.Parameters;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Cursor">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many.</param>
/// <param name="NewestFirst">The list runs backwards.</param>
internal sealed record PagingParameters(string? Cursor, int Limit, bool NewestFirst = false)
{
    /// <summary>Describes a list that runs either way.</summary>
    public const string EitherWay =
        "With after, what follows it. With before, newest first: what is before it or, where it is given and empty, the newest. "
        + "Either way next goes into the same parameter; one of the two, not both.";

    /// <summary>The form of a cursor, as a regular expression (ECMA-262).</summary>
    public const string CursorPattern = "^[0-9]{0,18}$";

    /// <summary>The limit where none is given.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The largest limit.</summary>
    public const int MaxLimit = 200;

    private const int MaxCursorCharacters = 18;

    /// <summary>Reads the two query parameters; an empty one is as none.</summary>
    /// <param name="cursor">The parameter that holds the cursor.</param>
    /// <param name="limit">The parameter <c>limit</c>.</param>
    /// <param name="cursorName">What the first one is called: <c>before</c> in a list that begins with the newest.</param>
    /// <exception cref="RefusedException">One has the wrong form.</exception>
    public static PagingParameters Read(string? cursor, string? limit, string cursorName = "after")
        => new(ReadCursor(cursor, cursorName), ReadLimit(limit));

    /// <summary>
    /// Reads the parameters of a list that runs either way: forwards with <c>after</c>, or newest first with <c>before</c>, which is
    /// given and empty for the newest.
    /// </summary>
    /// <exception cref="RefusedException">One has the wrong form, or both are given.</exception>
    public static PagingParameters ReadEitherWay(string? after, string? before, string? limit)
    {
        if (before is null)
            return Read(after, limit);

        return string.IsNullOrEmpty(after)
            ? Read(before, limit, nameof(before)) with { NewestFirst = true }
            : throw new RefusedException(
                ProblemCodes.InvalidRequest,
                "give after or before, not both: the list runs forwards or newest first",
                nameof(before));
    }

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
