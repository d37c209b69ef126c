namespace Messaging.Api.Features.Events;

/// <summary>Does something once, when it is disposed.</summary>
internal sealed class Leaving(Action leave) : IDisposable
{
    private int left;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
            leave();
    }
}
