using System.Buffers;
using System.Net;

namespace Messaging.Contracts;

/// <summary>The host of a URL, which has exactly one spelling here, but for upper case.</summary>
/// <param name="Text">In lower case; an IPv6 address in its brackets.</param>
/// <param name="Address">The address, where the host is one and not a name.</param>
internal sealed record UrlHost(string Text, IPAddress? Address)
{
    private const int MaxNameCharacters = 253; // RFC 1035, section 2.3.4: 255 octets on the wire.
    private const int MaxLabelCharacters = 63; // RFC 1035, section 2.3.4.

    private static readonly SearchValues<char> Ipv6Characters = SearchValues.Create("0123456789abcdef:");

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-");

    /// <summary>Whether it is this machine: a loopback address, or <c>localhost</c>.</summary>
    public bool IsLoopback => Address is null ? Text == LocalNames.Localhost : AddressRanges.Find(Address)?.Kind == AddressRanges.Loopback;

    /// <summary>Reads a host as it stands in a URL.</summary>
    /// <returns>What is wrong with it, as the rest of a sentence that begins with "the base URL"; null where it was read.</returns>
    public static string? Read(string text, out UrlHost? host)
    {
        var lower = text.ToLowerInvariant();
        if (lower.StartsWith('['))
            return ReadIpv6(lower, out host);

        // Everything whose last label begins with a digit is, or is taken by some program for, an IPv4 address: 2130706433,
        // 0177.0.0.1, 0x7f.1 and 127.1 are all 127.0.0.1 to inet_aton (WHATWG URL, "ends in a number checker").
        return char.IsAsciiDigit(lower.Split('.')[^1].FirstOrDefault()) ? ReadIpv4(lower, out host) : ReadName(lower, out host);
    }

    private static string? ReadIpv6(string text, out UrlHost? host)
    {
        // The platform writes an address dotted that carries an IPv4 address in its last part (ISATAP, RFC 5214) and browsers
        // do not: such an address has no plain spelling.
        var inner = text[1..].TrimEnd(']');
        var isOne = text == $"[{inner}]" // nothing before or after the brackets
            && !inner.AsSpan().ContainsAnyExcept(Ipv6Characters)
            && IPAddress.TryParse(inner, out var address)
            && address.ToString() == inner;
        host = isOne ? new UrlHost(text, IPAddress.Parse(inner)) : null;
        return isOne
            ? null
            : "has an IPv6 address that is not in its one short form (RFC 5952), in brackets, without a zone or a dotted part";
    }

    private static string? ReadIpv4(string text, out UrlHost? host)
    {
        var isOne = IPAddress.TryParse(text, out var address) && address.ToString() == text;
        host = isOne ? new UrlHost(text, address) : null;
        return isOne
            ? null
            : "has a host whose last part begins with a digit, but not an IPv4 address of four decimal numbers without leading zeros";
    }

    private static string? ReadName(string text, out UrlHost? host)
    {
        var isOne = text.Length <= MaxNameCharacters && text.Split('.').All(IsLabel);
        host = isOne ? new UrlHost(text, Address: null) : null;
        return isOne
            ? null
            : "has a host that is not a name of at most 253 letters, digits, hyphens and single dots; "
                + "write names of other alphabets in their xn-- form";
    }

    private static bool IsLabel(string label)
        => label.Length is > 0 and <= MaxLabelCharacters
            && !label.AsSpan().ContainsAnyExcept(LabelCharacters)
            && label[0] != '-'
            && label[^1] != '-';
}
