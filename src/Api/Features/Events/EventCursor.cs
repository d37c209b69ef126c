namespace Messaging.Api.Features.Events;

/// <summary>Where one stream is, and what comes next: every event after its start once, in order, whatever the feed has or lacks.</summary>
internal sealed class EventCursor(Guid orgId, long start, OrgEventFeed feed, IAuditTrail trail, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The sequence of the last event that was given out.</summary>
    public long Position { get; private set; } = start;

    /// <summary>Takes what comes next.</summary>
    /// <returns>The events, and what to wait for where there are none now.</returns>
    public async Task<(IReadOnlyList<ServerSentEvent> Events, Task? Wait)> NextAsync(CancellationToken cancellationToken)
    {
        var snapshot = feed.Look(Position);
        if (snapshot.Events is { } recent)
            return recent.Count > 0 ? (Advance(recent), null) : ([], snapshot.Changed);

        // Where the trail ends is not known yet; the feed is asking.
        if (snapshot.Last is not { } last)
            return ([], snapshot.Changed);

        // Too far back for what the feed keeps: a stream that resumes, or one that is slow.
        var page = await trail.ReadAfterAsync(orgId, Position, cancellationToken);
        if (page is null)
            return ([], Task.Delay(RetryAfter, time, cancellationToken));

        // Events that were known and are not recorded any more: whoever took them out, waiting for them would be for ever.
        if (page.Count == 0)
            Position = last;
        return (Advance(page), null);
    }

    private IReadOnlyList<ServerSentEvent> Advance(IReadOnlyList<ServerSentEvent> events)
    {
        if (events.Count > 0)
            Position = events[^1].Sequence;
        return events;
    }
}
