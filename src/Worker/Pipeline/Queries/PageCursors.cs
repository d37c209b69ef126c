using System.Globalization;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Page cursors: opaque to callers, and here the position of the page's last row.</summary>
internal static class PageCursors
{
    /// <summary>The position of a cursor; no cursor is the beginning, and an invalid one the end, which gives an empty page.</summary>
    public static long Read(string? cursor) => cursor is null
        ? 0
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : long.MaxValue;

    /// <summary>The same for a list that runs backwards from the newest row.</summary>
    public static long ReadBackwards(string? cursor) => cursor is null
        ? long.MaxValue
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;

    /// <summary>Cuts rows, one more than asked for, to a page of <paramref name="limit"/> and the next cursor.</summary>
    public static (List<T> Items, string? Next) Page<T>(List<T> rows, int limit, Func<T, long> positionOf) => rows.Count > limit
        ? (rows[..limit], positionOf(rows[limit - 1]).ToString(CultureInfo.InvariantCulture))
        : (rows, null);
}
