using MassTransit;
using RabbitMQ.Client;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>One delivery of a command, between its channel and its organization's sequence.</summary>
/// <param name="channel">The channel it came through.</param>
/// <param name="letNextIn">Lets the next delivery of the channel in.</param>
internal sealed class Delivery(IChannel channel, Action letNextIn)
{
    private int hasLetNextIn;

    /// <summary>The delivery that a message came with.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no <see cref="DeliveryOrderFilter"/>, which makes it.</exception>
    public static Delivery Of(ConsumeContext message) => message.ReceiveContext.TryGetPayload<Delivery>(out var delivery)
        ? delivery
        : throw new InvalidOperationException($"a command's endpoint needs the filter {nameof(DeliveryOrderFilter)}");

    /// <summary>The channel. When it closes, the broker requeues in order what was delivered and not acknowledged.</summary>
    public IChannel Channel { get; } = channel;

    /// <summary>Lets the next delivery in: once this one has its place in a line, or needs none. A second call does nothing.</summary>
    public void LetNextIn()
    {
        if (Interlocked.Exchange(ref hasLetNextIn, 1) == 0)
            letNextIn();
    }
}
