using System.Runtime.CompilerServices;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>
/// Restores the queue's order at the head of a partition's pipeline: a delivery goes on when the one before it has taken its
/// place in its organization's line, or has turned out to need none.
/// </summary>
internal sealed class DeliveryOrderFilter : IFilter<ReceiveContext>
{
    // Delivery tags start at 1 on every channel; a channel's order is forgotten with the channel.
    private readonly ConditionalWeakTable<IChannel, DeliveryOrder> orders = [];

    /// <inheritdoc/>
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var channel = context.GetPayload<ChannelContext>().Channel;
        var deliveryTag = context.GetPayload<RabbitMqBasicConsumeContext>().DeliveryTag;
        var order = orders.GetOrCreateValue(channel);

        await order.EnterAsync(deliveryTag).WaitAsync(context.CancellationToken);
        var delivery = context.AddOrUpdatePayload(() => new Delivery(channel, () => order.LetNextIn(deliveryTag)), existing => existing);
        try
        {
            await next.Send(context);
        }
        finally
        {
            // An unreadable message never joins a line; it must not hold up those behind it.
            delivery.LetNextIn();
        }
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery-order");
}
