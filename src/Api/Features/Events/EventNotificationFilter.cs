using MassTransit;

namespace Messaging.Api.Features.Events;

/// <summary>
/// Takes a message from the queue of events and wakes whoever waits for it. The message goes no further: nothing of it is believed
/// or answered, so that a forged one can do no more than make this instance look.
/// </summary>
internal sealed class EventNotificationFilter(OrgEventFeeds feeds) : IFilter<ReceiveContext>
{
    /// <inheritdoc/>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (EventNotification.Read(context.Body.GetBytes()) is var (orgId, sequence))
            feeds.Wake(orgId, sequence);

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("event-notice");
}
