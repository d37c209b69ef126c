using Messaging.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Runs before every connection to the broker: waits until the broker can be reached and sets up the connection factory.</summary>
internal sealed partial class BrokerConnector(
    BrokerPort port,
    BrokerConnection connection,
    IHostApplicationLifetime lifetime,
    ILogger<BrokerConnector> logger)
{
    /// <summary>Waits until the broker can be reached, and attaches a factory to the worker's connection.</summary>
    /// <exception cref="OperationCanceledException">The worker stops, or has disconnected.</exception>
    public async Task PrepareAsync(ConnectionFactory factory)
    {
        if (!await port.IsOpenAsync(lifetime.ApplicationStopping))
        {
            LogAway(logger);
            await port.UntilOpenAsync(lifetime.ApplicationStopping);
            LogBack(logger);
        }

        connection.Attach(factory);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the broker is away; waiting until it is back")]
    private static partial void LogAway(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "the broker can be reached again")]
    private static partial void LogBack(ILogger logger);
}
