using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Repeats the checks of the start at intervals: otherwise an exchange that somebody deletes, or a policy that somebody sets, would
/// only be noticed by lost commands. What is missing is created again.
/// </summary>
internal sealed partial class BrokerTopologyMonitor(
    BrokerTopology topology,
    PolicyCheck policies,
    BrokerHealth health,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<BrokerTopologyMonitor> logger)
    : BackgroundService
{
    private readonly TimeSpan interval = BrokerWatchInterval.Read(configuration);
    private bool hasFailed;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var _ = topology;
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                health.Report(await CheckAsync(stoppingToken));
                hasFailed = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The last result stands until the next check succeeds.
                if (!hasFailed)
                    LogNotChecked(logger, exception.Message);
                hasFailed = true;
            }
        }
    }

    private async Task<string?> CheckAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var queue in await topology.RestoreAsync(stoppingToken))
                LogRestored(logger, queue);
            return await policies.FindAsync(stoppingToken);
        }
        catch (BrokerUnusableException unusable)
        {
            return unusable.Message;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "the queue {Queue} or the exchange in front of it was missing: somebody has deleted it; it was made anew")]
    private static partial void LogRestored(ILogger logger, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the broker's queues and policies cannot be looked at just now: {Fault}")]
    private static partial void LogNotChecked(ILogger logger, string fault);
}
