using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Tries the parked events when a worker starts and slowly from then on: a version that can read them publishes them, late, with
/// their own ids and sequences. Every worker does, because it may be the only one of the version that they wait for; a repeat has
/// the same ids.
/// </summary>
internal sealed partial class ParkedEventRetry(
    ParkedEvents parked,
    EventPublisher publisher,
    OrganizationSweep<ParkedEventRetry> round,
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
            var published = await round.RunAsync(parked.OrganizationsAsync, publisher.PublishParkedAsync, stopping);
            if (published > 0)
                LogPublished(logger, published);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // They have waited for long, and the next time is soon enough; that the database is away is said by whoever needs it.
            LogNotTried(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "published {Count} events late that were parked")]
    private static partial void LogPublished(ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the parked events could not be tried: {Fault}")]
    private static partial void LogNotTried(ILogger logger, string fault);
}
