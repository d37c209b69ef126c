namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// Lets commands run side by side, and suspects one at a time with nothing beside them, so that a worker's death accuses
/// exactly one. Of the whole worker and not of a partition: what runs in another partition may be what kills.
/// </summary>
/// <remarks>
/// What has run for <see cref="Longest"/> and killed nobody counts as not there; and between two suspects everybody goes in who
/// waited for the first. So nobody waits for others' trouble much longer than that.
/// </remarks>
internal sealed class ExclusiveGate(TimeProvider time)
{
    /// <summary>A command takes milliseconds. One that takes this long waits for something, and others must not wait with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly HashSet<GateLease> sideBySide = [];
    private readonly HashSet<GateWaiter> waiters = [];
    private GateLease? alone;
    private int suspectsWaiting;
    private TaskCompletionSource? changed;

    /// <summary>Lets a command in as soon as there is neither a suspect in nor one waiting, or the suspect that it waited for is out.</summary>
    public async ValueTask<GateLease> EnterAsync(CancellationToken stopping)
    {
        var waiter = new GateWaiter();
        try
        {
            return await InAsync(() => TryEnter(waiter), stopping);
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                waiters.Remove(waiter);
                Change();
            }

            throw;
        }
    }

    /// <summary>Lets a suspect in as soon as nothing else is in that came lately.</summary>
    public async ValueTask<GateLease> EnterAloneAsync(CancellationToken stopping)
    {
        lock (gate)
            suspectsWaiting++;
        try
        {
            return await InAsync(TryEnterAlone, stopping);
        }
        finally
        {
            lock (gate)
            {
                suspectsWaiting--;
                Change();
            }
        }
    }

    private async ValueTask<GateLease> InAsync(Func<(GateLease? In, TimeSpan Next)> tryEnter, CancellationToken stopping)
    {
        while (true)
        {
            Task change;
            TimeSpan next;
            lock (gate)
            {
                (var entered, next) = tryEnter();
                if (entered is not null)
                    return entered;
                change = (changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await change.WaitAsync(next, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
        }
    }

    private (GateLease? In, TimeSpan Next) TryEnter(GateWaiter waiter)
    {
        if (alone is not null || (suspectsWaiting > 0 && !waiter.IsNext))
        {
            waiters.Add(waiter);
            return (null, Timeout.InfiniteTimeSpan);
        }

        waiters.Remove(waiter);
        var stay = new GateLease(time.GetTimestamp(), Leave);
        sideBySide.Add(stay);
        return (stay, default);
    }

    private (GateLease? In, TimeSpan Next) TryEnterAlone()
    {
        if (alone is not null || waiters.Any(waiter => waiter.IsNext))
            return (null, Timeout.InfiniteTimeSpan);
        if (sideBySide.Count > 0 && Longest - time.GetElapsedTime(sideBySide.Max(stay => stay.Since)) is { Ticks: > 0 } left)
            return (null, left);

        alone = new GateLease(time.GetTimestamp(), Leave);
        return (alone, default);
    }

    private void Leave(GateLease stay)
    {
        lock (gate)
        {
            sideBySide.Remove(stay);
            if (ReferenceEquals(alone, stay))
            {
                alone = null;
                foreach (var waiter in waiters)
                    waiter.IsNext = true;
            }

            Change();
        }
    }

    private void Change()
    {
        changed?.SetResult();
        changed = null;
    }
}
