using Messaging.Worker.Pipeline.Quarantine;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The limits of a command partition's queue.</summary>
internal static class CommandQueueLimits
{
    /// <summary>
    /// How many unacknowledged commands a worker holds of a partition: enough to carry out as many organizations' commands side by side,
    /// few enough that a takeover redelivers little.
    /// </summary>
    public const ushort Prefetch = 32;

    /// <summary>
    /// How often the broker may return a command before it moves it to <c>commands-error</c> by itself. It counts every
    /// return — a worker that died, left or lost its connection — of everything the worker held, so it must leave room for
    /// innocent neighbours; faults a worker survives are waited out in place and do not count. What workers die of is found
    /// and recorded as failed long before (<see cref="QuarantineRules"/>).
    /// </summary>
    public const int DeliveryLimit = 50;
}
