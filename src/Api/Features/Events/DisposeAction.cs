namespace Messaging.Api.Features.Events;

/// <summary>Does something once, when it is disposed.</summary>
internal sealed class DisposeAction(Action action) : IDisposable
{
    private int disposed;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
            action();
    }
}
