using System.Globalization;

namespace Messaging.Contracts;

/// <summary>
/// Which queue an organization's commands travel in. Api and Worker must agree on it, or commands would overtake each
/// other.
/// </summary>
public static class CommandPartitions
{
    /// <summary>
    /// How many command queues there are. Fixed: changing it moves organizations between queues, which loses their order
    /// unless the queues were drained first.
    /// </summary>
    public const int Count = 16;

    /// <summary>The queues, in order: <c>commands-00</c> … <c>commands-15</c>.</summary>
    public static IReadOnlyList<string> Queues { get; } = [.. Enumerable.Range(0, Count).Select(QueueName)];

    /// <summary>The partition of an organization: 0 … <see cref="Count"/> − 1.</summary>
    /// <remarks>
    /// FNV-1a over the UUID's 16 bytes in network order: stable across machines and versions (unlike
    /// <see cref="Guid.GetHashCode"/>), and even for random and for time-ordered UUIDs alike.
    /// </remarks>
    public static int Of(Guid orgId)
    {
        const uint offsetBasis = 2166136261;
        const uint prime = 16777619;

        Span<byte> bytes = stackalloc byte[16];
        orgId.TryWriteBytes(bytes, bigEndian: true, out _);

        var hash = offsetBasis;
        foreach (var value in bytes)
            hash = unchecked((hash ^ value) * prime);

        // FNV's low bits are its weakest; fold the high half in before taking them.
        return (int)((hash ^ (hash >> 16)) % Count);
    }

    /// <summary>The queue (and the exchange in front of it) that an organization's commands are sent to.</summary>
    public static string QueueOf(Guid orgId) => Queues[Of(orgId)];

    private static string QueueName(int partition) => string.Create(CultureInfo.InvariantCulture, $"commands-{partition:00}");
}
