namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>The current time in the precision that PostgreSQL stores.</summary>
internal static class PostgresClock
{
    /// <summary>Now, UTC, cut to microseconds, so that the same instant is hashed, stored and published.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
    }
}
