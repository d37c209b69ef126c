namespace Messaging.Unit.Assumptions;

/// <summary>A clock whose timers end at once and are remembered.</summary>
internal sealed class ImmediateTime : TimeProvider
{
    /// <summary>How long each timer was to take, in the order in which they were made.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
