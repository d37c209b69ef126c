using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Looks again and again at what was checked before the start: an exchange that somebody deletes, or a policy that somebody
/// sets, is otherwise seen by the commands that are lost to it. What is missing is made anew.
/// </summary>
internal sealed partial class BrokerTopologyMonitor(
    BrokerTopology topology, PolicyCheck policies, BrokerHealth findings, IConfiguration configuration, TimeProvider time, ILogger<BrokerTopologyMonitor> logger)
    : BackgroundService
{
    private readonly TimeSpan interval = BrokerWatchInterval.Read(configuration);
    private bool blind;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var _ = topology;
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                findings.Note(await LookAsync(stoppingToken));
                blind = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // What was found last stands until it is seen to be otherwise.
                if (!blind)
                    LogBlind(logger, exception.Message);
                blind = true;
            }
        }
    }

    private async Task<string?> LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var queue in await topology.RestoreAsync(stoppingToken))
                LogRestored(logger, queue);
            return await policies.FindAsync(stoppingToken);
        }
        catch (BrokerUnusableException found)
        {
            return found.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the queue {Queue} or the exchange in front of it was missing: somebody has deleted it; it was made anew")]
    private static partial void LogRestored(ILogger logger, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the broker's queues and policies cannot be looked at just now: {Fault}")]
    private static partial void LogBlind(ILogger logger, string fault);
}
