namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Lets commands begin, until the worker stops; then tells when the last one that had begun has ended.</summary>
internal sealed class InFlightCommands : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int running;

    /// <summary>Set when the worker stops: waits in the middle of a command end, and the command is given back.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Begins a command.</summary>
    /// <returns>To be disposed when it has ended; null when nothing begins any more.</returns>
    public IDisposable? Enter()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return null;

            running++;
            return new Entry(this);
        }
    }

    /// <summary>Lets nothing begin any more.</summary>
    /// <returns>Completes when everything that had begun has ended.</returns>
    public Task CloseAsync()
    {
        lock (gate)
        {
            stopping.Cancel();
            if (running == 0)
                idle.TrySetResult();
        }

        return idle.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private void Leave()
    {
        lock (gate)
        {
            running--;
            if (running == 0 && stopping.IsCancellationRequested)
                idle.TrySetResult();
        }
    }

    private sealed class Entry(InFlightCommands inFlight) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                inFlight.Leave();
        }
    }
}
