using System.Globalization;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>The cursors of pages: opaque to callers, the last row's place here.</summary>
internal static class PageCursors
{
    /// <summary>The place a cursor stands for; the beginning for none. One that is not ours stands for the end: an empty page.</summary>
    public static long Read(string? cursor) => cursor is null
        ? 0
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : long.MaxValue;

    /// <summary>The same for a list that runs backwards: it begins at the newest, and one that is not ours stands for the end.</summary>
    public static long ReadBackwards(string? cursor) => cursor is null
        ? long.MaxValue
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    /// <summary>A page of at most <paramref name="limit"/> rows, read with one row more than asked for, and the cursor of the next.</summary>
    public static (List<T> Items, string? Next) Page<T>(List<T> rows, int limit, Func<T, long> place) => rows.Count > limit
        ? (rows[..limit], place(rows[limit - 1]).ToString(CultureInfo.InvariantCulture))
        : (rows, null);
}
