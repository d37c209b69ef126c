using System.Net;

namespace Messaging.Contracts;

/// <summary>A range of addresses that is not on the public Internet.</summary>
/// <param name="Network">The range.</param>
/// <param name="Kind">What it is for, as an adjective: <c>loopback</c>, <c>private</c>.</param>
/// <param name="Source">Where that is laid down.</param>
internal sealed record AddressRange(IPNetwork Network, string Kind, string Source)
{
    private const int BitsPerByte = 8;

    /// <summary>
    /// Whether an address is in the range, as it is written: the platform's own comparison takes an IPv4-mapped IPv6 address for
    /// the IPv4 address in it, and finds it in no IPv6 range.
    /// </summary>
    public bool Contains(IPAddress address)
    {
        var (first, other) = (Network.BaseAddress.GetAddressBytes(), address.GetAddressBytes());
        if (first.Length != other.Length)
            return false;

        var (whole, rest) = Math.DivRem(Network.PrefixLength, BitsPerByte);
        return first.AsSpan(0, whole).SequenceEqual(other.AsSpan(0, whole))
            && (rest == 0 || (first[whole] ^ other[whole]) >> (BitsPerByte - rest) == 0);
    }
}
