using System.Net;

namespace Messaging.Contracts;

/// <summary>
/// The ranges that no base URL may point into. What is in none of them is a public address: for IPv4 everything else, for IPv6
/// everything else of <c>2000::/3</c>.
/// </summary>
/// <remarks>
/// The IANA special-purpose address registries (RFC 6890 and its updates, as of 2026), without what they call globally
/// reachable, and the metadata services of the large clouds. An IPv6 address that carries an IPv4 address in it leads to that
/// one, or to nowhere: such ranges are here as a whole, because the plain IPv4 address can be written instead.
/// </remarks>
internal static class AddressRanges
{
    /// <summary>The kind of this machine's own addresses.</summary>
    public const string Loopback = "loopback";

    private const string Private = "private";
    private const string LinkLocal = "link-local";
    private const string Metadata = "cloud-metadata";
    private const string Multicast = "multicast";
    private const string Documentation = "documentation";
    private const string Benchmarking = "benchmarking";
    private const string Unspecified = "unspecified";
    private const string Transition = "IPv4-carrying IPv6";
    private const string Reserved = "reserved";

    /// <summary>Every range; where two hold an address, the first says what it is.</summary>
    public static IReadOnlyList<AddressRange> All { get; } =
    [
        Range("169.254.169.254/32", Metadata, "RFC 3927 range; AWS, Azure, Google, Oracle and others"),
        Range("168.63.129.16/32", Metadata, "Azure's wire server, in Microsoft's public space"),
        Range("100.100.100.200/32", Metadata, "RFC 6598 range; Alibaba"),
        Range("fd00:ec2::254/128", Metadata, "RFC 4193 range; AWS"),
        Range("fd20:ce::254/128", Metadata, "RFC 4193 range; Google"),

        Range("0.0.0.0/8", Unspecified, "RFC 791, section 3.2; RFC 1122, section 3.2.1.3"),
        Range("10.0.0.0/8", Private, "RFC 1918"),
        Range("100.64.0.0/10", Private, "RFC 6598: shared between a carrier and its customers"),
        Range("127.0.0.0/8", Loopback, "RFC 1122, section 3.2.1.3"),
        Range("169.254.0.0/16", LinkLocal, "RFC 3927"),
        Range("172.16.0.0/12", Private, "RFC 1918"),
        Range("192.0.0.0/24", Reserved, "RFC 6890, section 2.1"),
        Range("192.0.2.0/24", Documentation, "RFC 5737"),
        Range("192.88.99.0/24", Reserved, "RFC 7526: was the 6to4 relay"),
        Range("192.168.0.0/16", Private, "RFC 1918"),
        Range("198.18.0.0/15", Benchmarking, "RFC 2544"),
        Range("198.51.100.0/24", Documentation, "RFC 5737"),
        Range("203.0.113.0/24", Documentation, "RFC 5737"),
        Range("224.0.0.0/4", Multicast, "RFC 5771"),
        Range("255.255.255.255/32", "broadcast", "RFC 919, section 7"),
        Range("240.0.0.0/4", Reserved, "RFC 1112, section 4"),

        Range("::/128", Unspecified, "RFC 4291, section 2.5.2"),
        Range("::1/128", Loopback, "RFC 4291, section 2.5.3"),
        Range("::/96", Transition, "RFC 4291, section 2.5.5.1: compatible"),
        Range("::ffff:0:0/96", Transition, "RFC 4291, section 2.5.5.2: mapped"),
        Range("::ffff:0:0:0/96", Transition, "RFC 2765, section 2.1: translated"),
        Range("64:ff9b::/96", Transition, "RFC 6052: NAT64"),
        Range("64:ff9b:1::/48", Transition, "RFC 8215: local NAT64"),
        Range("2001::/32", Transition, "RFC 4380: Teredo"),
        Range("2002::/16", Transition, "RFC 3056: 6to4"),
        Range("2001:2::/48", Benchmarking, "RFC 5180"),
        Range("2001::/23", Reserved, "RFC 2928: protocol assignments"),
        Range("2001:db8::/32", Documentation, "RFC 3849"),
        Range("3fff::/20", Documentation, "RFC 9637"),
        Range("fc00::/7", Private, "RFC 4193"),
        Range("fe80::/10", LinkLocal, "RFC 4291, section 2.5.6"),
        Range("fec0::/10", Private, "RFC 3879: site-local"),
        Range("ff00::/8", Multicast, "RFC 4291, section 2.7"),

        // What is left outside of 2000::/3: discard-only 100::/64 (RFC 6666), segment routing 5f00::/16 (RFC 9602) and
        // space that nobody has.
        Range("::/3", Reserved, "RFC 4291, section 4"),
        Range("4000::/2", Reserved, "RFC 4291, section 4"),
        Range("8000::/1", Reserved, "RFC 4291, section 4"),
    ];

    /// <summary>The range that an address is in; null for a public address.</summary>
    public static AddressRange? Find(IPAddress address) => All.FirstOrDefault(range => range.Contains(address));

    private static AddressRange Range(string network, string kind, string source) => new(IPNetwork.Parse(network), kind, source);
}

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
