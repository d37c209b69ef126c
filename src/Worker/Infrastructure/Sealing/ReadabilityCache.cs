using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// Says whether stored values open, for views that show whether there is a value. To open one takes a quarter of a millisecond,
/// and lists are asked for again and again; what opened once opens for as long as this process has its keys, so it is
/// remembered, by its hash. The value itself is not kept.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
internal sealed class ReadabilityCache(SealingPrivateKeys keys)
{
    private const int MostRemembered = 100_000; // about 10 MB

    private readonly ConcurrentDictionary<UInt128, bool> opened = [];

    /// <summary>Whether a value opens for what it is used for.</summary>
    public bool Opens(SealedValue value, SealingContext context)
    {
        var hash = HashOf(value, context);
        if (opened.ContainsKey(hash))
            return true;
        if (!keys.Open(value, context).Opened)
            return false;

        // Begun anew now and then: which of them are still asked for is not worth knowing.
        if (opened.Count >= MostRemembered)
            opened.Clear();
        opened[hash] = true;
        return true;
    }

    private static UInt128 HashOf(SealedValue value, SealingContext context)
    {
        // The context ends where a NUL is: no part of it can hold one.
        byte[] content = [.. context.AssociatedData(), 0, .. Encoding.UTF8.GetBytes(value.Text)];
        return BitConverter.ToUInt128(SHA256.HashData(content));
    }
}
