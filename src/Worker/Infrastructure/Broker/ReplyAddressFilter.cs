using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Removes the reply addresses from a message, so that MassTransit sends nothing to them, neither a reply nor a fault with the message
/// in it. It keeps the name of the queue to reply to as a <see cref="ReplyTarget"/>.
/// </summary>
internal sealed class ReplyAddressFilter : IFilter<ConsumeContext>
{
    /// <inheritdoc/>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (Replies.QueueOf(context.ResponseAddress) is { } queue)
            context.AddOrUpdatePayload(() => new ReplyTarget(queue), _ => new ReplyTarget(queue));
        return next.Send(new AddresslessConsumeContext(context));
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("reply-address");
}
