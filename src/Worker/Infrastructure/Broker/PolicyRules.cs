using System.Text.Json;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// What a policy must not change about the worker's queues. In RabbitMQ a queue's own argument wins over a policy for dead letters, the
/// lower number wins for limits, and the policy wins for overflow. A policy that only makes the broker accept less is allowed: what is
/// not accepted is answered <c>503</c>.
/// </summary>
internal static class PolicyRules
{
    // The broker's default. Each time it expires, everything that the worker held counts as returned once more.
    private const long ShortestConsumerTimeout = 30 * 60 * 1000; // ms

    // Longer than any caller waits for the answer to a query.
    private const long ShortestQueryTtl = 10 * 1000; // ms

    private const string RejectPublish = "reject-publish";
    private const string ForeignMessages = "commands and questions of another broker are not this system's";

    /// <summary>What is wrong, in a sentence that names policy, queue and setting and says what to do; or null.</summary>
    /// <param name="policies">All policies of the virtual host, of both kinds.</param>
    public static string? Check(IReadOnlyCollection<BrokerPolicy> policies)
        => QueueArguments.All
            .SelectMany(queue => Check(policies, queue.Queue, IsQueries(queue.Queue) ? "classic" : "quorum"))
            .FirstOrDefault(fault => fault is not null);

    private static IEnumerable<string?> Check(IReadOnlyCollection<BrokerPolicy> policies, string queue, string type)
        => InForce(policies.Where(policy => policy.IsFor(queue, type)))
            .Select(policy => Check(policy, queue, "queue", Harm))
            .Concat(InForce(policies.Where(policy => policy.IsForExchange(queue)))
                .Select(policy => Check(policy, queue, "exchange", HarmToExchange)));

    // Of several with the same priority any may apply.
    private static IEnumerable<BrokerPolicy> InForce(IEnumerable<BrokerPolicy> policies)
        => policies
            .GroupBy(policy => policy.Kind, StringComparer.Ordinal)
            .SelectMany(kind => kind.Where(policy => policy.Priority == kind.Max(other => other.Priority)));

    private static string? Check(BrokerPolicy policy, string queue, string thing, Func<string, string, JsonElement, string?> harmOf)
        => policy.Definition
            .Select(setting => harmOf(queue, setting.Key, setting.Value) is { } harm
                ? $"the {policy.Kind} '{policy.Name}' gives the {thing} {queue} the {setting.Key} {setting.Value}, and {harm}: "
                    + $"leave {queue} out of its pattern '{policy.Pattern}', or take {setting.Key} out of it"
                : null)
            .FirstOrDefault(fault => fault is not null);

    private static string? Harm(string queue, string setting, JsonElement value) => setting switch
    {
        "delivery-limit" when !IsQueries(queue) && IsBelow(value, CommandQueueLimits.DeliveryLimit)
            => $"what is returned at most {CommandQueueLimits.DeliveryLimit} times must not be given up",
        "consumer-timeout" when IsPartition(queue) && IsBelow(value, ShortestConsumerTimeout)
            => $"a worker that waits out a fault keeps its commands for {ShortestConsumerTimeout} ms",
        "message-ttl" when !IsQueries(queue) => "what was accepted waits for as long as it must",
        "message-ttl" when IsBelow(value, ShortestQueryTtl) => $"a question is waited for for {ShortestQueryTtl} ms",
        "expires" when !IsQueries(queue) => "the queue must not go with what it holds",
        "max-length" or "max-length-bytes" when IsErrors(queue) => "the oldest would be dropped for the newest",
        "overflow" when IsPartition(queue) && !IsText(value, RejectPublish)
            => "a full queue must refuse what is new, not drop what was accepted",
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

    // A negative limit means none. What is no number may be any.
    private static bool IsBelow(JsonElement value, long needed)
        => value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number) || (number >= 0 && number < needed);

    private static bool IsText(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
}
