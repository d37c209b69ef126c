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
    /// How often a command may be returned before the broker moves it to <c>commands-error</c>. The broker counts a return for
    /// everything that a worker held when it died, stopped or lost its connection, so the limit leaves room for commands that are not
    /// the cause. Faults that a worker survives are waited out and do not count. A command that workers die of is quarantined and
    /// recorded as failed long before.
    /// </summary>
    public const int DeliveryLimit = 50;
}
