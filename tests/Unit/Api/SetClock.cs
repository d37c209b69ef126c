namespace Messaging.Unit.Api;

/// <summary>A clock that stands until time goes on, and that may be set.</summary>
internal sealed class SetClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => elapsed.Ticks;

    /// <summary>Time goes on.</summary>
    public void Advance(TimeSpan time) => (now, elapsed) = (now + time, elapsed + time);

    /// <summary>The clock is set, and no time goes by.</summary>
    public void Step(TimeSpan by) => now += by;
}
