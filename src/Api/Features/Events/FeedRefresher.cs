namespace Messaging.Api.Features.Events;

/// <summary>Keeps a feed up to date as long as somebody listens to it.</summary>
internal sealed partial class FeedRefresher(OrgEventFeed feed, TimeProvider time, ILogger<FeedRefresher> logger)
{
    // A wake-up that the bus lost is made up for after this long.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retry = FirstRetry;
        while (!cancellationToken.IsCancellationRequested)
        {
            var isUpToDate = await TryRefreshAsync(cancellationToken);
            var pause = isUpToDate ? SweepEvery : retry;
            retry = isUpToDate ? FirstRetry : Later(retry);

            var news = feed.News;
            await news.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isUpToDate && !news.IsCompleted)
                feed.Forget();
        }
    }

    private static TimeSpan Later(TimeSpan retry) => retry * 2 < SweepEvery ? retry * 2 : SweepEvery;

    private async Task<bool> TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await feed.RefreshAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody listens any more.
            return false;
        }
        catch (Exception exception)
        {
            // Whatever it is, those who listen must not be left without anybody who looks again.
            LogUnreadable(logger, exception);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The events of an organization could not be read; trying again")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
