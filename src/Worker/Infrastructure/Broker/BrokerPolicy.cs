using System.Text.Json;
using System.Text.RegularExpressions;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A policy of the broker. It changes existing queues, and AMQP does not show it.</summary>
/// <param name="Kind"><c>policy</c> or <c>operator policy</c>; one of each kind applies to a queue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">The regular expression that the names of its queues match.</param>
/// <param name="ApplyTo">What it applies to: queues of a type, exchanges, or all.</param>
/// <param name="Priority">Of several that match, the one with the highest priority applies.</param>
/// <param name="Definition">The settings that it makes.</param>
internal sealed record BrokerPolicy(
    string Kind, string Name, string Pattern, string ApplyTo, int Priority, IReadOnlyDictionary<string, JsonElement> Definition)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Whether it may apply to a queue; true also when its pattern is not a valid .NET expression.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="type"><c>quorum</c> or <c>classic</c>.</param>
    public bool IsFor(string queue, string type) => (ApplyTo is "all" or "queues" || ApplyTo == $"{type}_queues") && Matches(queue);

    /// <summary>The same for the exchange in front of a queue, which has the queue's name.</summary>
    public bool IsForExchange(string queue) => ApplyTo is "all" or "exchanges" && Matches(queue);

    private bool Matches(string queue)
    {
        try
        {
            return Regex.IsMatch(queue, Pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true; // the broker's expressions have a few forms that .NET's lack
        }
    }
}
