using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// Tells whether stored values can be opened, for views that show whether a value is set. Opening one takes a quarter of a millisecond,
/// so the hash of every value that opened is kept: it stays readable for as long as this process has its keys.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ReadabilityCache(SealingPrivateKeys keys)
{
    private const int MaxEntries = 100_000; // about 10 MB

    private readonly ConcurrentDictionary<UInt128, bool> opened = [];

    /// <summary>Whether a value can be opened in its context.</summary>
    public bool Opens(SealedValue value, SealingContext context)
    {
        var hash = HashOf(value, context);
        if (opened.ContainsKey(hash))
            return true;
        if (!keys.Open(value, context).Opened)
            return false;

        // Emptied when full: keeping track of the entries that are still used is not worth it.
        if (opened.Count >= MaxEntries)
            opened.Clear();
        opened[hash] = true;
        return true;
    }

    private static UInt128 HashOf(SealedValue value, SealingContext context)
    {
        // A NUL separates context and value, because the context cannot hold one.
        byte[] content = [.. context.AssociatedData(), 0, .. Encoding.UTF8.GetBytes(value.Text)];
        return BitConverter.ToUInt128(SHA256.HashData(content));
    }
}
