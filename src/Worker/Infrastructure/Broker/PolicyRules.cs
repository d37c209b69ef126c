using System.Text.Json;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// What a policy must not do to the worker's queues. What a queue was made with comes before a policy for its dead letters, the
/// lower number for its limits, the policy for what happens when it is full. A policy that only makes the broker take less
/// is none of ours: what it does not take is answered <c>503</c>.
/// </summary>
internal static class PolicyRules
{
    // The broker's own consumer timeout. Each time one runs out, everything that the worker held counts as returned once more.
    private const long ShortestConsumerTimeout = 30 * 60 * 1000; // ms

    // Longer than anybody waits for the answer to a question.
    private const long ShortestQuestion = 10 * 1000; // ms

    private const string RejectPublish = "reject-publish";
    private const string ForeignMessages = "commands and questions of another broker are not this system's";

    /// <summary>What is wrong, in a sentence that names policy, queue and setting and says what to do; or null.</summary>
    /// <param name="policies">All policies of the virtual host, of both kinds.</param>
    public static string? Check(IReadOnlyCollection<BrokerPolicy> policies)
        => QueueArguments.All
            .SelectMany(queue => InForce(policies.Where(policy => policy.IsFor(queue.Queue, IsQueries(queue.Queue) ? "classic" : "quorum")))
                .Select(policy => Check(policy, queue.Queue, "queue", Harm))
                .Concat(InForce(policies.Where(policy => policy.IsForExchange(queue.Queue)))
                    .Select(policy => Check(policy, queue.Queue, "exchange", HarmToExchange))))
            .FirstOrDefault(fault => fault is not null);

    // Of several with the same priority any may be in force.
    private static IEnumerable<BrokerPolicy> InForce(IEnumerable<BrokerPolicy> policies)
        => policies
            .GroupBy(policy => policy.Kind, StringComparer.Ordinal)
            .SelectMany(kind => kind.Where(policy => policy.Priority == kind.Max(other => other.Priority)));

    private static string? Check(BrokerPolicy policy, string queue, string thing, Func<string, string, JsonElement, string?> harmOf)
        => policy.Definition
            .Select(setting => harmOf(queue, setting.Key, setting.Value) is { } harm
                ? $"the {policy.Kind} '{policy.Name}' gives the {thing} {queue} the {setting.Key} {setting.Value}, and {harm}: leave {queue} out of its pattern '{policy.Pattern}', or take {setting.Key} out of it"
                : null)
            .FirstOrDefault(fault => fault is not null);

    private static string? Harm(string queue, string setting, JsonElement value) => setting switch
    {
        "delivery-limit" when !IsQueries(queue) && IsBelow(value, CommandQueueLimits.DeliveryLimit)
            => $"what is returned at most {CommandQueueLimits.DeliveryLimit} times must not be given up",
        "consumer-timeout" when IsPartition(queue) && IsBelow(value, ShortestConsumerTimeout)
            => $"a worker that waits out a fault keeps its commands for {ShortestConsumerTimeout} ms",
        "message-ttl" when !IsQueries(queue) => "what was accepted waits for as long as it must",
        "message-ttl" when IsBelow(value, ShortestQuestion) => $"a question is waited for for {ShortestQuestion} ms",
        "expires" when !IsQueries(queue) => "the queue must not go with what it holds",
        "max-length" or "max-length-bytes" when IsErrors(queue) => "the oldest would be dropped for the newest",
        "overflow" when IsPartition(queue) && !IsText(value, RejectPublish) => "a full queue must refuse what is new, not drop what was accepted",
        "dead-letter-exchange" when IsErrors(queue) => "what ends there must stay there",
        "federation-upstream" or "federation-upstream-set" => ForeignMessages,
        _ => null,
    };

    private static string? HarmToExchange(string queue, string setting, JsonElement value) => setting switch
    {
        "alternate-exchange" => "what no queue takes must be refused, not led elsewhere",
        "federation-upstream" or "federation-upstream-set" => ForeignMessages,
        _ => null,
    };

    private static bool IsPartition(string queue) => !IsQueries(queue) && !IsErrors(queue);

    private static bool IsQueries(string queue) => queue == Contracts.Queues.Queries;

    private static bool IsErrors(string queue) => queue == Contracts.Queues.CommandErrors;

    // A limit below zero is none. What cannot be read as a number may be any.
    private static bool IsBelow(JsonElement value, long needed)
        => value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number) || (number >= 0 && number < needed);

    private static bool IsText(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
}
