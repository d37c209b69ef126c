namespace Messaging.Worker.Storage;

/// <summary>Time as PostgreSQL can keep it.</summary>
internal static class PostgresClock
{
    /// <summary>Now, UTC, cut to microseconds: what is hashed, stored and published must be the same instant.</summary>
    public static DateTime Now(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
