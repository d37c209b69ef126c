using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// The arguments of the worker's queues, for the bus that declares them and for <see cref="BrokerStartupCheck"/>. The broker never
/// changes the arguments of an existing queue, so another value here needs the queues to be deleted and declared anew.
/// </summary>
internal static class QueueArguments
{
    private const string Type = "x-queue-type";
    private const string Quorum = "quorum";
    private const string DeliveryLimit = "x-delivery-limit";

    /// <summary>A partition: replicated, one active consumer of all workers, dead-lettered to <c>commands-error</c> without loss.</summary>
    public static IReadOnlyDictionary<string, object> Partition { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        ["x-single-active-consumer"] = true,
        [DeliveryLimit] = CommandQueueLimits.DeliveryLimit,
        ["x-dead-letter-exchange"] = Queues.CommandErrors,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish", // required by at-least-once dead-lettering
    };

    /// <summary><c>commands-error</c>: keeps a message until somebody removes it, however often it is read and returned.</summary>
    public static IReadOnlyDictionary<string, object> Errors { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        [DeliveryLimit] = int.MaxValue, // RabbitMQ 4 otherwise drops a message that was returned 20 times
    };

    /// <summary><c>queries</c>: not replicated, because a query is worth nothing after a restart of the broker.</summary>
    public static IReadOnlyDictionary<string, object> Queries { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Every queue with a fixed name, and its arguments.</summary>
    public static IEnumerable<(string Queue, IReadOnlyDictionary<string, object> Arguments)> All =>
    [
        .. CommandPartitions.Queues.Select(queue => (queue, Partition)),
        (Contracts.Queues.CommandErrors, Errors),
        (Contracts.Queues.Queries, Queries),
    ];
}
