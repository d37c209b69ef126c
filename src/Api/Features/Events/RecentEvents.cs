namespace Messaging.Api.Features.Events;

/// <summary>The end of an organization's trail: the last events, in order, each once. It looks at nothing but what it is given.</summary>
/// <param name="capacity">How many it keeps.</param>
/// <param name="last">The last sequence before the first that is appended.</param>
internal sealed class RecentEvents(int capacity, long last)
{
    private readonly Queue<ServerSentEvent> events = new();

    /// <summary>The last sequence.</summary>
    public long Last { get; private set; } = last;

    /// <summary>Takes the next event; one that is there already is dropped.</summary>
    public void Append(ServerSentEvent published)
    {
        if (published.Sequence <= Last)
            return;

        events.Enqueue(published);
        Last = published.Sequence;
        if (events.Count > capacity)
            events.Dequeue();
    }

    /// <summary>What follows a position.</summary>
    /// <returns>The events after it, none when there are none; null when it lies further back than what is kept.</returns>
    public IReadOnlyList<ServerSentEvent>? After(long position)
    {
        if (position >= Last)
            return [];

        return events.TryPeek(out var first) && first.Sequence <= position + 1
            ? [.. events.Where(published => published.Sequence > position)]
            : null;
    }

    /// <summary>Lets go of the events, not of the place.</summary>
    public void Forget() => events.Clear();
}
