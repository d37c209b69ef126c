namespace Messaging.Worker.Broker;

/// <summary>The numbers of a command partition's queue.</summary>
internal static class CommandQueue
{
    /// <summary>
    /// How many commands a worker holds of a partition: enough to keep as many organizations going side by side, and few
    /// enough that a takeover redelivers little.
    /// </summary>
    public const ushort Prefetch = 32;

    /// <summary>
    /// How often the broker delivers a command before it gives up and moves it to <c>commands-error</c>: RabbitMQ 4's own
    /// default. It counts only workers that died or left with the command in hand; faults a worker survives are waited out
    /// in place.
    /// </summary>
    public const int DeliveryLimit = 20;
}
