using System.Globalization;
using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>What the broker and the replay tool say of a delivery.</summary>
/// <param name="Returns">How often the broker was given the message back: by workers that died, left, or lost their connection.</param>
/// <param name="ReplayedBy">Which operator asked for the command to be tried again, and when, in the operator's own words; null for none.</param>
internal sealed record DeliveryHistory(long Returns, string? ReplayedBy)
{
    // What a header says is anybody's text: it goes into one line of the log.
    private const int LongestWords = 200;

    // Set by quorum queues on a redelivery.
    private const string CountHeader = "x-delivery-count";

    /// <summary>Reads it off a delivery.</summary>
    public static DeliveryHistory Of(ReceiveContext context) => new(
        // A sender's own header of this name can be anything.
        context.TransportHeaders.TryGetHeader(CountHeader, out var count) && count is long or int ? Convert.ToInt64(count, CultureInfo.InvariantCulture) : 0,
        context.TransportHeaders.TryGetHeader(CommandHeaders.Replay, out var words) ? Printable(words) : null);

    /// <summary>Whether an operator asked for the command to be tried again.</summary>
    public bool IsReplay => ReplayedBy is not null;

    // Half a surrogate pair, which a cut may leave, is text that no database takes.
    private static string Printable(object words)
        => string.Concat((words as string ?? "").Take(LongestWords).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character));
}
