using MassTransit;
using RabbitMQ.Client;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>One delivery on its way from the channel to its organization's line.</summary>
/// <param name="channel">The channel it came through.</param>
/// <param name="letNextIn">Lets the delivery behind it in.</param>
internal sealed class Delivery(IChannel channel, Action letNextIn)
{
    private int passed;

    /// <summary>The delivery that a message came with.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no <see cref="DeliveryOrderFilter"/>, which makes it.</exception>
    public static Delivery Of(ConsumeContext message) => message.ReceiveContext.TryGetPayload<Delivery>(out var delivery)
        ? delivery
        : throw new InvalidOperationException($"a command's endpoint needs the filter {nameof(DeliveryOrderFilter)}");

    /// <summary>The channel: what it delivered and was not acknowledged returns, in order, when it closes.</summary>
    public IChannel Channel { get; } = channel;

    /// <summary>Called when this delivery's ticket is taken, or when it needs none; once counts.</summary>
    public void LetNextIn()
    {
        if (Interlocked.Exchange(ref passed, 1) == 0)
            letNextIn();
    }
}
