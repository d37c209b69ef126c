using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Tries to publish the parked events when a worker starts, and then at long intervals: a version that can read them publishes them
/// late, with their own ids and sequences. Every worker tries, because it may be the only one of such a version.
/// </summary>
internal sealed partial class ParkedEventRetry(
    ParkedEvents parked,
    EventPublisher publisher,
    OrganizationSweep<ParkedEventRetry> sweep,
    PublishingOptions options,
    TimeProvider time,
    ILogger<ParkedEventRetry> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.TryParkedEvery, time);
        do
        {
            await PublishAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PublishAsync(CancellationToken stopping)
    {
        try
        {
            var published = await sweep.RunAsync(parked.OrganizationsAsync, publisher.PublishParkedAsync, stopping);
            if (published > 0)
                LogPublished(logger, published);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The next interval is soon enough. If the database is away, the services that need it now say so.
            LogNotTried(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "published {Count} events late that were parked")]
    private static partial void LogPublished(ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the parked events could not be tried: {Fault}")]
    private static partial void LogNotTried(ILogger logger, string fault);
}
