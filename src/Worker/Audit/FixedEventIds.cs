using System.Security.Cryptography;
using System.Text;

namespace Messaging.Worker.Audit;

/// <summary>Ids of events that are to happen once, however often what causes them is repeated: they follow from what the event is about.</summary>
internal static class FixedEventIds
{
    /// <summary>The id of the event that these parts single out; the first names the kind.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80); // RFC 9562: version 8, made by a rule of our own
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
