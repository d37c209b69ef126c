namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>How many values of a table are sealed to other keys than the newest.</summary>
internal sealed class KeyUsage
{
    private const string NoKey = "none";
    private readonly SortedDictionary<string, (long Remaining, long Unreadable)> byKey = new(StringComparer.Ordinal);

    /// <summary>The number of these values.</summary>
    public long Remaining => byKey.Values.Sum(count => count.Remaining);

    /// <summary>The same by key, <c>none</c> for what is no sealed value; and how many of them cannot be opened.</summary>
    public IEnumerable<(string KeyId, long Remaining, long Unreadable)> ByKey
        => byKey.Select(count => (count.Key, count.Value.Remaining, count.Value.Unreadable));

    /// <summary>Counts a value.</summary>
    public void Add(SealedRow row, bool readable)
    {
        var keyId = row.Value.KeyId ?? NoKey;
        var (remaining, unreadable) = byKey.GetValueOrDefault(keyId);
        byKey[keyId] = (remaining + 1, readable ? unreadable : unreadable + 1);
    }
}
