using System.Globalization;
using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>A delivery's history, from the headers that the broker and the replay tool set.</summary>
/// <param name="Returns">How often the message was returned to the broker, by workers that died, stopped or lost their connection.</param>
/// <param name="ReplayedBy">Who replayed the command and when, in the operator's own words; null when it is not a replay.</param>
internal sealed record DeliveryHistory(long Returns, string? ReplayedBy)
{
    // A header holds anybody's text; this much of it goes into a line of the log.
    private const int MaxReplayedByCharacters = 200;

    // Set by quorum queues on a redelivery.
    private const string CountHeader = "x-delivery-count";

    /// <summary>Reads it from a delivery.</summary>
    public static DeliveryHistory Of(ReceiveContext context) => new(
        // A sender's own header of this name can hold anything.
        context.TransportHeaders.TryGetHeader(CountHeader, out var count) && count is long or int
            ? Convert.ToInt64(count, CultureInfo.InvariantCulture)
            : 0,
        context.TransportHeaders.TryGetHeader(CommandHeaders.Replay, out var replayedBy) ? Printable(replayedBy) : null);

    /// <summary>Whether an operator replayed the command.</summary>
    public bool IsReplay => ReplayedBy is not null;

    // Surrogates too: a cut may leave half a pair, which PostgreSQL does not take as text.
    private static string Printable(object header) => string.Concat(
        (header as string ?? "")
            .Take(MaxReplayedByCharacters)
            .Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character));
}
