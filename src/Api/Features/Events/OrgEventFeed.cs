namespace Messaging.Api.Features.Events;

/// <summary>
/// One organization's events on this instance. The bus only says that there is something new; what it is, and in which order, is
/// read from the trail, once for all streams. So nothing that the bus loses, repeats or reorders matters.
/// </summary>
internal sealed class OrgEventFeed(Guid orgId, IAuditTrail trail)
{
    // A stream that falls further behind reads the trail itself: memory is bounded, and the others do not wait.
    private const int Capacity = 256;

    private readonly Lock sync = new();
    private TaskCompletionSource changed = NewSignal();
    private TaskCompletionSource news = NewSignal();
    private RecentEvents? recent;

    /// <summary>Completes when there may be something new to <see cref="RefreshAsync"/> for.</summary>
    public Task News
    {
        get
        {
            lock (sync)
                return news.Task;
        }
    }

    /// <summary>What follows a position.</summary>
    public FeedSnapshot Look(long position)
    {
        lock (sync)
            return new FeedSnapshot(recent?.After(position), recent?.Last, changed.Task);
    }

    /// <summary>Hears of an event; one that is known already is nothing new.</summary>
    public void Wake(long sequence)
    {
        lock (sync)
        {
            if (recent is null || sequence > recent.Last)
                news.TrySetResult();
        }
    }

    /// <summary>Has to look, whatever was heard: it may have missed something.</summary>
    public void Recheck()
    {
        lock (sync)
            news.TrySetResult();
    }

    /// <summary>Reads everything new.</summary>
    /// <returns>Whether the end of the trail was reached; false when nobody could be asked.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        // Before anything is read: what is heard from now on may not be in it.
        lock (sync)
            news = news.Task.IsCompleted ? NewSignal() : news;

        if (await LastAsync(cancellationToken) is not { } last)
            return false;

        while (await trail.ReadAfterAsync(orgId, last, cancellationToken) is { } page)
        {
            last = Append(page, last);
            if (page.Count < trail.PageSize)
                return true;
        }

        return false;
    }

    /// <summary>Lets go of events that every stream has had the time to take.</summary>
    public void Forget()
    {
        lock (sync)
            recent?.Forget();
    }

    // Runs continuations elsewhere: they are streams that write, and they must not do it under the lock.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<long?> LastAsync(CancellationToken cancellationToken)
    {
        if (recent is { Last: var known })
            return known;

        var head = await trail.HeadAsync(orgId, cancellationToken);
        if (head is { } last)
        {
            lock (sync)
                recent = new RecentEvents(Capacity, last);
            Signal();
        }

        return head;
    }

    private long Append(IReadOnlyList<ServerSentEvent> page, long last)
    {
        if (page.Count == 0)
            return last;

        lock (sync)
        {
            foreach (var published in page)
                recent!.Append(published);
            last = recent!.Last;
        }

        Signal();
        return last;
    }

    private void Signal()
    {
        lock (sync)
        {
            changed.TrySetResult();
            changed = NewSignal();
        }
    }
}

/// <summary>What a feed has for a position.</summary>
/// <param name="Events">The events that follow it; null when they must be read from the trail, or nobody knows yet whether there are
/// any.</param>
/// <param name="Last">The last sequence the feed knows; null before it knows any.</param>
/// <param name="Changed">Completes when looking again may show more.</param>
internal readonly record struct FeedSnapshot(IReadOnlyList<ServerSentEvent>? Events, long? Last, Task Changed);
