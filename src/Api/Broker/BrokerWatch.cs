using MassTransit;

namespace Messaging.Api.Broker;

/// <summary>Tells the log when the broker comes and goes, once each time; MassTransit's own log has a stack for every attempt.</summary>
internal sealed class BrokerWatch(ILogger<BrokerWatch> log) : IReceiveEndpointObserver
{
    private int away;

    /// <inheritdoc/>
    public Task Ready(ReceiveEndpointReady ready)
    {
        Interlocked.Exchange(ref away, 0);
        log.LogInformation("The broker is connected");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Completed(ReceiveEndpointCompleted completed) => Away("the connection ended");

    /// <inheritdoc/>
    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        ArgumentNullException.ThrowIfNull(faulted);
        return Away(faulted.Exception?.GetBaseException().GetType().Name ?? "no reason given");
    }

    private Task Away(string reason)
    {
        if (Interlocked.Exchange(ref away, 1) == 0)
            log.LogWarning("The broker is not connected ({Reason}); trying again until it is", reason);

        return Task.CompletedTask;
    }
}
