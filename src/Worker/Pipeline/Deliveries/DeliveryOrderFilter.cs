using System.Runtime.CompilerServices;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>
/// Restores the queue's order at the head of a partition's pipeline: a delivery goes on when the one before it has taken
/// its ticket in a line, or has turned out to need none.
/// </summary>
internal sealed class DeliveryOrderFilter : IFilter<ReceiveContext>
{
    // A channel's numbers begin anew with it; its order is forgotten with it.
    private readonly ConditionalWeakTable<IChannel, DeliveryOrder> orders = [];

    /// <inheritdoc/>
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var channel = context.GetPayload<ChannelContext>().Channel;
        var number = context.GetPayload<RabbitMqBasicConsumeContext>().DeliveryTag;
        var order = orders.GetOrCreateValue(channel);

        await order.EnterAsync(number).WaitAsync(context.CancellationToken);
        var delivery = context.AddOrUpdatePayload(() => new Delivery(channel, () => order.LetNextIn(number)), existing => existing);
        try
        {
            await next.Send(context);
        }
        finally
        {
            // Unreadable messages never get as far as a line; they must not hold up those behind them.
            delivery.LetNextIn();
        }
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery-order");
}
