using MassTransit;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>A caller that waits for a command's outcome. Made before the command is sent: the answer can come at once.</summary>
internal sealed class OutcomeListener : IDisposable
{
    private readonly TaskCompletionSource<OperationView> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConnectHandle connection;

    /// <summary>Begins to listen.</summary>
    public OutcomeListener(IBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ResponseAddress = bus.Address;
        connection = bus.ConnectRequestPipe(
            RequestId, Pipe.Execute<ConsumeContext<OperationOutcome>>(context => outcome.TrySetResult(context.Message.Operation)));
    }

    /// <summary>Goes with the command, so that its answer finds this caller.</summary>
    public Guid RequestId { get; } = Guid.CreateVersion7();

    /// <summary>Where the answer goes.</summary>
    public Uri ResponseAddress { get; }

    /// <summary>Waits.</summary>
    /// <returns>The operation with its outcome; null when it did not come in time, or the wait was ended.</returns>
    public async Task<OperationView?> ForAsync(TimeSpan patience, TimeProvider time, CancellationToken ended)
    {
        try
        {
            return await outcome.Task.WaitAsync(patience, time, ended);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
