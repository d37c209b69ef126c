namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Tracks the running commands, so that a stopping worker begins no more and can wait for the last.</summary>
internal sealed class InFlightCommands : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int running;

    /// <summary>Canceled when the worker stops: a command that waits for something stops waiting and is returned to the broker.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Begins a command.</summary>
    /// <returns>A handle to dispose when the command has ended; null when the worker stops.</returns>
    public IDisposable? TryBegin()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return null;

            running++;
            return new Running(this);
        }
    }

    /// <summary>Lets a command that is running go on beside the handle at hand, also when the worker stops.</summary>
    /// <returns>A second handle, to dispose when what follows has ended.</returns>
    public IDisposable Continue()
    {
        lock (gate)
        {
            running++;
            return new Running(this);
        }
    }

    /// <summary>Lets no further command begin.</summary>
    /// <returns>Completes when every running command has ended.</returns>
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

    private void End()
    {
        lock (gate)
        {
            running--;
            if (running == 0 && stopping.IsCancellationRequested)
                idle.TrySetResult();
        }
    }

    private sealed class Running(InFlightCommands inFlight) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
                inFlight.End();
        }
    }
}
