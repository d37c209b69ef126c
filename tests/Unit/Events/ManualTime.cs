namespace Messaging.Unit.Events;

/// <summary>A clock that goes on when the test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<Alarm> alarms = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers run.</summary>
    public int Running
    {
        get
        {
            lock (sync)
                return alarms.Count;
        }
    }

    public override long GetTimestamp()
    {
        lock (sync)
            return elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Goes on, and rings whatever is due.</summary>
    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (sync)
        {
            elapsed += by;
            due = alarms.FindAll(alarm => alarm.Due <= elapsed);
            alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    // Rings once: nothing here uses a period.
    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.sync)
            {
                time.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time.elapsed + dueTime;
                time.alarms.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
