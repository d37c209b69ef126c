using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Takes the addresses off a message before anything can send to them — an answer, or the transport's report of a fault with
/// the message in it — and keeps the one thing that is needed of them: the name of the queue that waits.
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
