using Messaging.Worker.Infrastructure.Broker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Shuts the worker down in order: running commands end, and then the connection is cut, so that the next worker gets the others in
/// their order. Runs before anything else is stopped.
/// </summary>
internal sealed partial class GracefulShutdown(
    InFlightCommands inFlight,
    BrokerConnection connection,
    TimeProvider time,
    ILogger<GracefulShutdown> logger) : IHostedLifecycleService
{
    // Well under the 20 s that a worker has to stop: what has not ended by then is carried on by the next worker.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(12);

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inFlight.CloseAsync().WaitAsync(DrainTimeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogUnfinished(logger);
        }
        finally
        {
            connection.Disconnect();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "a command did not end in time; it will be redelivered and go on where it is")]
    private static partial void LogUnfinished(ILogger logger);
}
