using System.Globalization;
using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>Points in time as the tools write them: RFC 3339, or seconds or milliseconds since 1970.</summary>
internal static class BundleTimes
{
    // Seconds up to the year 5138, milliseconds from 1973 on: no token's end is on the wrong side.
    private const decimal FirstMilliseconds = 100_000_000_000;
    private const int MillisecondsPerSecond = 1000;

    private static readonly decimal LastMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a time.</summary>
    /// <param name="value">A string or a number.</param>
    /// <param name="time">The time in UTC; null for 0, which tools write for a time that they do not know.</param>
    /// <returns>False where it is no time.</returns>
    public static bool TryRead(JsonElement value, out DateTimeOffset? time)
    {
        time = null;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out var number) && TryRead(number, out time),
            JsonValueKind.String => TryReadRfc3339(value, out time)
                || (decimal.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && TryRead(number, out time)),
            _ => false,
        };
    }

    /// <summary>A time as it is written: RFC 3339 in UTC, as exact as it is known.</summary>
    public static string Write(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryRead(decimal number, out DateTimeOffset? time)
    {
        time = null;
        if (number == 0)
            return true;

        // Python writes seconds with a fraction. What is past the last time stays so, and cannot overflow.
        var milliseconds = decimal.Floor(number >= FirstMilliseconds ? number : number * MillisecondsPerSecond);
        if (number < 0 || milliseconds > LastMilliseconds)
            return false;

        time = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
        return true;
    }

    private static bool TryReadRfc3339(JsonElement value, out DateTimeOffset? time)
    {
        const int dateCharacters = 10; // yyyy-MM-dd
        const int offsetCharacters = 6; // +hh:mm
        var text = value.GetString()!;

        // The platform also reads a date alone, and a time without an offset as one of this machine's time zone.
        var isComplete = text.Length > dateCharacters + offsetCharacters
            && text[dateCharacters] == 'T'
            && (text[^1] == 'Z' || text[^offsetCharacters] is '+' or '-');
        var isOne = value.TryGetDateTimeOffset(out var read) && isComplete;
        time = isOne ? read.ToUniversalTime() : null;
        return isOne;
    }
}
