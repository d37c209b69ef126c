using Messaging.Worker.Infrastructure.Broker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// How a worker leaves: what has begun ends, what has not is handed to the next worker, in order. Runs before anything else
/// is stopped.
/// </summary>
internal sealed partial class GracefulShutdown(InFlightCommands inFlight, BrokerConnection connection, TimeProvider time, ILogger<GracefulShutdown> logger) : IHostedLifecycleService
{
    // Well under the 20 s within which a worker must be gone: what has not ended by then is taken up again by the next worker.
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(12);

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inFlight.CloseAsync().WaitAsync(EndWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogUnfinished(logger);
        }
        finally
        {
            connection.Leave();
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
