namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// Lets ordinary commands run side by side and quarantined commands one at a time with nothing beside them, so that a worker's death
/// points at exactly one command. It covers the whole worker and not one partition: the cause may run in another partition.
/// </summary>
/// <remarks>
/// A command that has run for <see cref="Longest"/> without ending the worker no longer holds up an exclusive entry. After an
/// exclusive entry everybody who waited for it enters before the next one. So no command waits much longer than that for others.
/// </remarks>
internal sealed class ExclusiveGate(TimeProvider time)
{
    /// <summary>
    /// How long a command may hold up an exclusive entry. Most take milliseconds; one that takes longer waits for something.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly HashSet<GateLease> shared = [];
    private readonly HashSet<GateWaiter> waiters = [];
    private GateLease? exclusive;
    private int exclusiveWaiting;
    private TaskCompletionSource? changed;

    /// <summary>Enters beside others, once no exclusive entry is held or awaited, or the one that was waited for has ended.</summary>
    public async ValueTask<GateLease> EnterAsync(CancellationToken stopping)
    {
        var waiter = new GateWaiter();
        try
        {
            return await EnterAsync(() => TryEnter(waiter), stopping);
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                waiters.Remove(waiter);
                NotifyWaiting();
            }

            throw;
        }
    }

    /// <summary>Enters with nothing beside it, once every other entry has ended or is older than <see cref="Longest"/>.</summary>
    public async ValueTask<GateLease> EnterExclusivelyAsync(CancellationToken stopping)
    {
        lock (gate)
            exclusiveWaiting++;
        try
        {
            return await EnterAsync(TryEnterExclusively, stopping);
        }
        finally
        {
            lock (gate)
            {
                exclusiveWaiting--;
                NotifyWaiting();
            }
        }
    }

    private async ValueTask<GateLease> EnterAsync(Func<(GateLease? Lease, TimeSpan RetryAfter)> tryEnter, CancellationToken stopping)
    {
        while (true)
        {
            Task change;
            TimeSpan retryAfter;
            lock (gate)
            {
                (var entered, retryAfter) = tryEnter();
                if (entered is not null)
                    return entered;
                change = (changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await change.WaitAsync(retryAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
        }
    }

    private (GateLease? Lease, TimeSpan RetryAfter) TryEnter(GateWaiter waiter)
    {
        if (exclusive is not null || (exclusiveWaiting > 0 && !waiter.IsNext))
        {
            waiters.Add(waiter);
            return (null, Timeout.InfiniteTimeSpan);
        }

        waiters.Remove(waiter);
        var lease = new GateLease(time.GetTimestamp(), Exit);
        shared.Add(lease);
        return (lease, default);
    }

    private (GateLease? Lease, TimeSpan RetryAfter) TryEnterExclusively()
    {
        if (exclusive is not null || waiters.Any(waiter => waiter.IsNext))
            return (null, Timeout.InfiniteTimeSpan);
        if (shared.Count > 0 && Longest - time.GetElapsedTime(shared.Max(lease => lease.Since)) is { Ticks: > 0 } remaining)
            return (null, remaining);

        exclusive = new GateLease(time.GetTimestamp(), Exit);
        return (exclusive, default);
    }

    private void Exit(GateLease lease)
    {
        lock (gate)
        {
            shared.Remove(lease);
            if (ReferenceEquals(exclusive, lease))
            {
                exclusive = null;
                foreach (var waiter in waiters)
                    waiter.IsNext = true;
            }

            NotifyWaiting();
        }
    }

    private void NotifyWaiting()
    {
        changed?.SetResult();
        changed = null;
    }
}
