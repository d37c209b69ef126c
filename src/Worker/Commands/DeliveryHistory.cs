using System.Globalization;
using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Broker;

namespace Messaging.Worker.Commands;

/// <summary>What the broker and the replay tool say of a delivery.</summary>
/// <param name="IsLast">The next delivery would be over the limit: the broker would move the message away without a word.</param>
/// <param name="ReplayedBy">Which operator asked for the command to be tried again, and when, in the operator's own words; null for none.</param>
internal sealed record DeliveryHistory(bool IsLast, string? ReplayedBy)
{
    // What a header says is anybody's text: it goes into one line of the log.
    private const int LongestWords = 200;

    // Set by quorum queues on a redelivery: how often the message was returned before.
    private const string CountHeader = "x-delivery-count";

    /// <summary>Reads it off a delivery.</summary>
    public static DeliveryHistory Of(ReceiveContext context) => new(
        context.TransportHeaders.TryGetHeader(CountHeader, out var count)
            && count is long or int // a sender's own header of this name can be anything
            && Convert.ToInt64(count, CultureInfo.InvariantCulture) >= CommandQueue.DeliveryLimit,
        context.TransportHeaders.TryGetHeader(CommandHeaders.Replay, out var words) ? Printable(words) : null);

    /// <summary>Whether an operator asked for the command to be tried again.</summary>
    public bool IsReplay => ReplayedBy is not null;

    private static string Printable(object words)
        => string.Concat((words as string ?? "").Take(LongestWords).Select(character => char.IsControl(character) ? ' ' : character));
}
