using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// The arguments of the worker's queues: the one place, for the bus that declares them and for <see cref="BrokerStartupCheck"/>. The
/// broker never changes a queue that exists, so another value here needs the queues to be made anew.
/// </summary>
internal static class QueueArguments
{
    private const string Type = "x-queue-type";
    private const string Quorum = "quorum";
    private const string DeliveryLimit = "x-delivery-limit";

    /// <summary>A partition: replicated, one active consumer among all workers, ending in <c>commands-error</c>, losing nothing on the way.</summary>
    public static IReadOnlyDictionary<string, object> Partition { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        ["x-single-active-consumer"] = true,
        [DeliveryLimit] = CommandQueueLimits.DeliveryLimit,
        ["x-dead-letter-exchange"] = Queues.CommandErrors,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish", // what at-least-once dead-lettering asks for
    };

    /// <summary><c>commands-error</c>: holds what it gets until somebody takes it, however often it is looked at.</summary>
    public static IReadOnlyDictionary<string, object> Errors { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        [DeliveryLimit] = int.MaxValue, // RabbitMQ 4 drops what was put back 20 times, unless it is told otherwise
    };

    /// <summary><c>queries</c>: what is in it is worth nothing after a restart.</summary>
    public static IReadOnlyDictionary<string, object> Queries { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Every queue of a fixed name with its arguments.</summary>
    public static IEnumerable<(string Queue, IReadOnlyDictionary<string, object> Arguments)> All =>
    [
        .. CommandPartitions.Queues.Select(queue => (queue, Partition)),
        (Contracts.Queues.CommandErrors, Errors),
        (Contracts.Queues.Queries, Queries),
    ];
}
