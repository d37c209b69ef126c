using MassTransit;
using Messaging.Contracts;

namespace Messaging.Api.Broker;

/// <summary>Tells the log when the broker comes and goes, once each time; MassTransit's own log has a stack for every attempt.</summary>
internal sealed partial class BrokerWatch(BrokerPort port, IHostApplicationLifetime lifetime, ILogger<BrokerWatch> logger)
    : IReceiveEndpointObserver
{
    private const int Unknown = 0;
    private const int Connected = 1;
    private const int Away = 2;

    private int state = Unknown;

    /// <summary>Waits, before a connection is made, until the broker can be reached.</summary>
    /// <exception cref="OperationCanceledException">The Api stops.</exception>
    public async Task UntilReachableAsync()
    {
        if (await port.IsOpenAsync(lifetime.ApplicationStopping))
            return;

        await IsAway("nobody listens at its address");
        await port.UntilOpenAsync(lifetime.ApplicationStopping);
    }

    /// <inheritdoc/>
    public Task Ready(ReceiveEndpointReady ready)
    {
        // Every endpoint says so.
        if (Interlocked.Exchange(ref state, Connected) != Connected)
            LogConnected(logger);

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Completed(ReceiveEndpointCompleted completed) => IsAway("the connection ended");

    /// <inheritdoc/>
    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        ArgumentNullException.ThrowIfNull(faulted);
        return IsAway(faulted.Exception?.GetBaseException().GetType().Name ?? "no reason given");
    }

    private Task IsAway(string reason)
    {
        if (Interlocked.Exchange(ref state, Away) != Away)
            LogAway(logger, reason);

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker is connected")]
    private static partial void LogConnected(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker is not connected ({Reason}); trying again until it is")]
    private static partial void LogAway(ILogger logger, string reason);
}
