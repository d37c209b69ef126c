namespace Messaging.Api.Broker;

/// <summary>
/// Decides, once, whether a message leaves or is given up. While the broker is away MassTransit holds a message and would
/// send it when the broker is back — after the caller was told that nothing was accepted.
/// </summary>
internal sealed class SendGate : IDisposable
{
    private const int Waiting = 0;
    private const int Leaving = 1;
    private const int GivenUp = 2;

    private readonly CancellationTokenSource givenUp = new();
    private int state = Waiting;
    private volatile bool refused;

    /// <summary>
    /// Ends the wait for a connection, and nothing after it: a publish that is cancelled while it is written takes the confirm of
    /// the channel's next one with it (RabbitMQ.Client 7.2.2; a test among the assumptions tells when that changes).
    /// </summary>
    public CancellationToken GivenUpToken => givenUp.Token;

    /// <summary>Whether the message was let out; it may have reached the broker even when no confirm came.</summary>
    public bool HasLeft => Volatile.Read(ref state) == Leaving;

    /// <summary>Lets the message out; called when the channel is there and the message is about to be written.</summary>
    /// <exception cref="OperationCanceledException">It was given up before.</exception>
    public void Leave()
    {
        // A second call is MassTransit trying again on a new channel, within the deadline or after it.
        if (refused || Interlocked.CompareExchange(ref state, Leaving, Waiting) == GivenUp)
            throw new OperationCanceledException("The message was given up before the broker could be reached.");
    }

    /// <summary>Gives the message up; one that is being written already goes on, but is not written a second time.</summary>
    public async Task GiveUpAsync()
    {
        refused = true;
        if (Interlocked.CompareExchange(ref state, GivenUp, Waiting) == Waiting)
            await givenUp.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => givenUp.Dispose();
}
