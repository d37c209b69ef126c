using MassTransit;
using Messaging.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Ends the worker when its connection is dead without being closed: the broker can be reached, but nothing sent is confirmed any more.
/// Seen when the broker closes a channel with an unacknowledged delivery (its consumer timeout): the client library then reads nothing
/// for any channel until the handler has ended. Nothing but the worker's end frees the organization of a handler that hangs, so the worker
/// ends and is to be started again. A broker that is away is waited for.
/// </summary>
internal sealed partial class ConfirmWatchdog(
    IBus bus,
    BrokerPort port,
    BrokerConnection connection,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<ConfirmWatchdog> logger)
    : BackgroundService
{
    // How often it checks, and how long it waits for a confirm, which takes milliseconds, and a second or two under the heaviest load.
    private readonly TimeSpan interval = BrokerWatchInterval.Read(configuration);

    // One missed confirm may be bad luck; this many in a row, a minute of them, are not.
    private const int MissesUntilDead = 3;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        var misses = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            misses = await IsConfirmedAsync() || !await port.IsOpenAsync(stoppingToken) ? 0 : misses + 1;
            if (misses < MissesUntilDead)
                continue;

            LogDead(logger);
            connection.Disconnect();
            Environment.ExitCode = 1;
            lifetime.StopApplication();
            return;
        }
    }

    private async Task<bool> IsConfirmedAsync()
    {
        try
        {
            var queries = await bus.GetSendEndpoint(new Uri($"exchange:{Contracts.Queues.Queries}"));
            await queries.Send(new Ping(), context => (context.Durable, context.TimeToLive) = (false, interval)).WaitAsync(interval, time);
            return true;
        }
        catch (Exception exception)
        {
            LogMissed(logger, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the broker did not confirm a message in time: {Fault}")]
    private static partial void LogMissed(ILogger logger, string fault);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "the broker can be reached, but confirms nothing on this connection: the worker ends, to be started again")]
    private static partial void LogDead(ILogger logger);
}
