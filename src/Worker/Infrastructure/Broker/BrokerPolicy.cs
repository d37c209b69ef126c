using System.Text.Json;
using System.Text.RegularExpressions;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A policy of the broker's, which changes queues that exist without anybody who speaks AMQP seeing it.</summary>
/// <param name="Kind"><c>policy</c> or <c>operator policy</c>: of each kind one is in force for a queue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">The regular expression that queues' names are found by.</param>
/// <param name="ApplyTo">The kind of things that it is for.</param>
/// <param name="Priority">The highest of those that match is in force.</param>
/// <param name="Definition">What it sets.</param>
internal sealed record BrokerPolicy(
    string Kind, string Name, string Pattern, string ApplyTo, int Priority, IReadOnlyDictionary<string, JsonElement> Definition)
{
    private static readonly TimeSpan MatchWithin = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is for a queue. One whose pattern cannot be followed here may be.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="type"><c>quorum</c> or <c>classic</c>.</param>
    public bool IsFor(string queue, string type) => (ApplyTo is "all" or "queues" || ApplyTo == $"{type}_queues") && Matches(queue);

    /// <summary>Whether it is for the exchange in front of a queue, which has its name. One whose pattern cannot be followed here may be.</summary>
    public bool IsForExchange(string queue) => ApplyTo is "all" or "exchanges" && Matches(queue);

    private bool Matches(string queue)
    {
        try
        {
            return Regex.IsMatch(queue, Pattern, RegexOptions.CultureInvariant, MatchWithin);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true; // the broker's expressions know a few forms more than these
        }
    }
}
