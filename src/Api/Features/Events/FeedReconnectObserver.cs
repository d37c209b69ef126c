using MassTransit;

namespace Messaging.Api.Features.Events;

/// <summary>Makes every feed look when the broker is back.</summary>
internal sealed class FeedReconnectObserver(OrgEventFeeds feeds) : IReceiveEndpointObserver
{
    /// <inheritdoc/>
    public Task Ready(ReceiveEndpointReady ready)
    {
        feeds.RecheckAll();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
