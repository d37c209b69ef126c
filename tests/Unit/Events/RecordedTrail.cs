using Messaging.Api.Features.Events;

namespace Messaging.Unit.Events;

/// <summary>A trail that grows as the test says, and can be away.</summary>
internal sealed class RecordedTrail : IAuditTrail
{
    public int PageSize => 3;

    /// <summary>How many events are recorded.</summary>
    public long Recorded { get; set; }

    public bool IsAway { get; set; }

    public int Reads { get; private set; }

    /// <summary>Happens once, after the next read has looked and before it answers.</summary>
    public Action? WhileReading { get; set; }

    public static ServerSentEvent Event(long sequence) => new(sequence, AboutWorkspace: sequence % 2 == 0, default);

    public Task<IReadOnlyList<ServerSentEvent>?> ReadAfterAsync(Guid orgId, long sequence, CancellationToken cancellationToken)
    {
        Reads++;
        IReadOnlyList<ServerSentEvent> page = [.. Sequences(sequence).Select(Event)];
        Happen();
        return Task.FromResult(IsAway ? null : page);
    }

    public Task<long?> HeadAsync(Guid orgId, CancellationToken cancellationToken)
    {
        long? head = IsAway ? null : Recorded;
        Happen();
        return Task.FromResult(head);
    }

    private IEnumerable<long> Sequences(long after)
    {
        for (var next = after + 1; next <= Math.Min(Recorded, after + PageSize); next++)
            yield return next;
    }

    private void Happen()
    {
        var happening = WhileReading;
        WhileReading = null;
        happening?.Invoke();
    }
}
