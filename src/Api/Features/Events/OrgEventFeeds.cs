namespace Messaging.Api.Features.Events;

/// <summary>
/// The feeds of the organizations that somebody on this instance listens to. The bus is made with it, so it cannot need the bus:
/// those who listen bring the trail, which is asked over the bus.
/// </summary>
internal sealed class OrgEventFeeds(TimeProvider time, ILogger<FeedRefresher> logger)
{
    private readonly Lock sync = new();
    private readonly Dictionary<Guid, (OrgEventFeed Feed, CancellationTokenSource Pump, int Listeners)> feeds = [];

    /// <summary>Listens to an organization until the result is disposed.</summary>
    public IDisposable Listen(Guid orgId, IAuditTrail trail, out OrgEventFeed feed)
    {
        lock (sync)
        {
            (feed, var pump, var listeners) = feeds.TryGetValue(orgId, out var running) ? running : Start(orgId, trail);
            feeds[orgId] = (feed, pump, listeners + 1);
            return new DisposeAction(() => Leave(orgId));
        }
    }

    /// <summary>Hears from the bus that an organization has an event.</summary>
    public void Wake(Guid orgId, long sequence) => Find(orgId)?.Wake(sequence);

    /// <summary>Every feed has to look: the bus was away, and what it had to say meanwhile may be lost.</summary>
    public void RecheckAll()
    {
        List<OrgEventFeed> all;
        lock (sync)
            all = [.. feeds.Values.Select(running => running.Feed)];
        foreach (var feed in all)
            feed.Recheck();
    }

    private OrgEventFeed? Find(Guid orgId)
    {
        lock (sync)
            return feeds.GetValueOrDefault(orgId).Feed;
    }

    private (OrgEventFeed Feed, CancellationTokenSource Pump, int Listeners) Start(Guid orgId, IAuditTrail trail)
    {
        var feed = new OrgEventFeed(orgId, trail);
        var pump = new CancellationTokenSource();
        var token = pump.Token;
        _ = Task.Run(() => new FeedRefresher(feed, time, logger).RunAsync(token), CancellationToken.None);
        return (feed, pump, 0);
    }

    private void Leave(Guid orgId)
    {
        CancellationTokenSource last;
        lock (sync)
        {
            var (feed, pump, listeners) = feeds[orgId];
            if (listeners > 1)
            {
                feeds[orgId] = (feed, pump, listeners - 1);
                return;
            }

            feeds.Remove(orgId);
            last = pump;
        }

        last.Cancel();
        last.Dispose();
    }
}
