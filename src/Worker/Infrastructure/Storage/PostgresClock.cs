namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Time as PostgreSQL can keep it.</summary>
internal static class PostgresClock
{
    /// <summary>Now, UTC, cut to microseconds: what is hashed, stored and published must be the same instant.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
    }
}
