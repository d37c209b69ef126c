using System.Globalization;
using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Broker;

namespace Messaging.Worker.Commands;

/// <summary>What the broker and the replay tool say of a delivery.</summary>
/// <param name="IsLast">The next delivery would be over the limit: the broker would move the message away without a word.</param>
/// <param name="IsReplay">An operator asked for the command to be tried again.</param>
internal sealed record DeliveryHistory(bool IsLast, bool IsReplay)
{
    // Set by quorum queues on a redelivery: how often the message was returned before.
    private const string CountHeader = "x-delivery-count";

    /// <summary>Reads it off a delivery.</summary>
    public static DeliveryHistory Of(ReceiveContext context) => new(
        context.TransportHeaders.TryGetHeader(CountHeader, out var count)
            && Convert.ToInt64(count, CultureInfo.InvariantCulture) >= CommandQueue.DeliveryLimit,
        context.TransportHeaders.TryGetHeader(CommandHeaders.Replay, out _));
}
