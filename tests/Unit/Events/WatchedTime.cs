using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Events;

/// <summary>A clock that goes on when the test says so, and that tells whether somebody waits for it.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private int running;

    /// <summary>How many timers run.</summary>
    public int Running => Volatile.Read(ref running);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);

        // Only now: who sees it counted may let the time go on, and that must reach it.
        Interlocked.Increment(ref running);
        return new WatchedTimer(timer, () => Interlocked.Decrement(ref running));
    }

    // Whoever waits disposes of the timer when the wait is over.
    private sealed class WatchedTimer(ITimer timer, Action ended) : ITimer
    {
        private int isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isDisposed, 1) == 1)
                return;
            timer.Dispose();
            ended();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
