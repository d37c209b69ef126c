using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class BaseUrlsLaws
{
    // Every piece that URLs are made of, and those that parsers disagree about.
    private static readonly string[] Pieces =
    [
        "https://", "http://", "https:", "HTTPS://", "//", "/", "\\", "@", ":", "?", "#", "[", "]", "%", "%25", "%2e", "%2E", "%41", "%20",
        "%E7%A0%94", "%85", "%ff", "%FF", ".", "..", "...", "-", "_", "~", "a", "b.c", "example.com", "EXAMPLE.com", "xn--", "localhost",
        "internal", "127.0.0.1", "8.8.8.8", "0x7f", "0177", "1", "10", "443", ":443", ":80", ":8443", ":0", "::1", "fe80::1",
        "2606:4700:4700::1111", "ffff", "user", "user:pass@", " ", "\t", "\n", "\0", "é", "。", "１", "\u200b", "v1", "v1/", ";", "=", "&",
        "+", ",", "'", "(", ")", "*", "!", "$", "{", "|", "<", "\"", "^", "`", "\ud800",
    ];

    private static readonly Gen<string> UrlLike =
        from scheme in Gen.Elements("https://", "HTTPS://", "http://", "")
        from pieces in Gen.Elements(Pieces).ListOf(6)
        from length in Gen.Choose(0, 6)
        select scheme + string.Concat(pieces.Take(length));

    private static readonly Gen<string> AlmostRight =
        from scheme in Gen.Elements("https://", "HTTPS://", "http://")
        from host in Gen.Elements(
            "example.com", "API.Example.com", "8.8.8.8", "localhost", "127.0.0.1", "[::1]", "[2606:4700:4700::ABCD]", "a.b")
        from port in Gen.Elements("", ":443", ":80", ":8443", ":0")
        from slash in Gen.Elements("", "/")
        from path in Gen.Elements(Pieces).ListOf(3)
        from length in Gen.Choose(0, 3)
        select scheme + host + port + slash + string.Concat(path.Take(length));

    private static readonly Arbitrary<string> Texts = Gen.OneOf(UrlLike, AlmostRight, ArbMap.Default.GeneratorFor<string>()).ToArbitrary();

    private static readonly Arbitrary<IPAddress> ForbiddenAddresses = (
        from range in Gen.Elements<AddressRange>(AddressRanges.All)
        from hostBits in Gen.Choose(0, 255).ArrayOf(16)
        select Within(range.Network, hostBits)).ToArbitrary();

    private static readonly Arbitrary<IPAddress> PublicAddresses = Gen.OneOf(
        Gen.Choose(0, 255).ArrayOf(4).Select(Address),
        Gen.Choose(0, 255).ArrayOf(16).Select(bytes => Address([0x20 | (bytes[0] & 0x1f), .. bytes[1..]])))
        .Where(address => AddressRanges.Find(address) is null && !IsIsatap(address))
        .ToArbitrary();

    [Property(MaxTest = 20_000)]
    public Property it_never_throws_and_always_says_what_is_wrong_in_one_sentence()
        => Prop.ForAll(Texts, ArbMap.Default.ArbFor<bool>(), (text, allowLoopback) =>
            BaseUrls.Check(text, allowLoopback) is not { } problem
                || (problem is { Code: ProblemCodes.InvalidBaseUrl, Field: "base_url" }
                    && !problem.Error.Contains('\n', StringComparison.Ordinal)));

    [Property(MaxTest = 20_000)]
    public Property the_platform_reads_what_is_accepted_as_it_is_written()
        => Prop.ForAll(Texts, ArbMap.Default.ArbFor<bool>(), (text, allowLoopback) =>
        {
            if (BaseUrls.Check(text, allowLoopback) is not null)
                return true;

            var uri = new Uri(text, UriKind.Absolute);
            var origin = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
            return BaseUrls.OriginOf(text) == origin
                && uri.UserInfo.Length == 0
                && uri.Query.Length == 0
                && uri.Fragment.Length == 0
                && text.EndsWith(uri.AbsolutePath == "/" ? "" : uri.AbsolutePath, StringComparison.Ordinal);
        });

    [Property(MaxTest = 20_000)]
    public Property an_accepted_url_leads_where_its_origin_leads()
        => Prop.ForAll(Texts, text =>
            BaseUrls.Check(text, allowLoopback: true) is not null
                || (BaseUrls.Check(BaseUrls.OriginOf(text), allowLoopback: true) is null
                    && BaseUrls.OriginOf(BaseUrls.OriginOf(text)!) == BaseUrls.OriginOf(text)));

    [Property(MaxTest = 2000)]
    public Property an_address_in_a_forbidden_range_is_refused_in_every_spelling()
        => Prop.ForAll(ForbiddenAddresses, address => SpellingsOf(address).All(host
            => BaseUrls.Check($"https://{host}", allowLoopback: false) is not null
                && BaseUrls.Check($"https://{host}:8443/v1", allowLoopback: false) is not null
                && BaseUrls.Check($"http://{host}", allowLoopback: false) is not null
                && (IsLoopback(address) || BaseUrls.Check($"https://{host}", allowLoopback: true) is not null)));

    [Property(MaxTest = 2000)]
    public Property in_development_a_loopback_address_is_taken_in_its_plain_spelling_alone()
        => Prop.ForAll(ForbiddenAddresses, address => !IsLoopback(address)
            || SpellingsOf(address).All(host => BaseUrls.Check($"http://{host}", allowLoopback: true) is null == (host == Plain(address))));

    [Property(MaxTest = 2000)]
    public Property a_public_address_is_accepted_in_its_plain_spelling_and_in_no_other()
        => Prop.ForAll(PublicAddresses, address
            => BaseUrls.Check($"https://{Plain(address)}/v1", allowLoopback: false) is null
                && SpellingsOf(address).Where(host => !host.Equals(Plain(address), StringComparison.OrdinalIgnoreCase))
                    .All(host => BaseUrls.Check($"https://{host}", allowLoopback: false) is not null));

    [Property(MaxTest = 1000)]
    public Property a_refusal_holds_no_part_of_what_was_sent()
        => Prop.ForAll(Secrets.One, Gen.Elements(Templates).ToArbitrary(), (secret, template)
            => BaseUrls.Check(template.Replace("SECRET", secret, StringComparison.Ordinal), allowLoopback: false) is { } problem
                && !Secrets.Shows(problem, secret));

    private static string[] Templates =>
    [
        "https://user:SECRET@example.com", "https://SECRET@example.com", "https://example.com/?key=SECRET", "https://example.com/#SECRET",
        "SECRET", "https://SECRET", "https://SECRET.internal", "https://example.com:SECRET", "https://example.com/SECRET/../",
        "http://SECRET.example.com", "SECRET://example.com", "https://[SECRET]", "https://SECRET.1", "https:SECRET",
        "https://example.com/ SECRET", "https://é.example/SECRET",
    ];

    private static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6;

    // An interface id that carries an IPv4 address (RFC 5214), which programs write in two ways.
    private static bool IsIsatap(IPAddress address)
        => address.ToString().Contains('.', StringComparison.Ordinal) && address.AddressFamily is AddressFamily.InterNetworkV6;

    private static string Plain(IPAddress address)
        => address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static IPAddress Address(int[] bytes) => new([.. bytes.Select(value => (byte)value)]);

    private static IPAddress Within(IPNetwork network, int[] hostBits)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        for (var bit = network.PrefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] |= (byte)(hostBits[bit / 8] & (0x80 >> (bit % 8)));
        return new IPAddress(bytes);
    }

    private static IEnumerable<string> SpellingsOf(IPAddress address)
        => address.AddressFamily is AddressFamily.InterNetworkV6 ? Ipv6Spellings(address) : Ipv4Spellings(address.GetAddressBytes());

    private static IEnumerable<string> Ipv4Spellings(byte[] b)
    {
        var all = ((uint)b[0] << 24) | ((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3];
        var last3 = all & 0xffffff;
        var last2 = all & 0xffff;
        var plain = $"{b[0]}.{b[1]}.{b[2]}.{b[3]}";
        string[] spellings =
        [
            plain, $"{plain}.", $"{plain}..", $".{plain}", $"{all}", $"{all}.", $"0x{all:x}", $"0X{all:X}", $"0x{all:x8}", $"0{Octal(all)}",
            $"00{Octal(all)}", $"{all + (1UL << 32)}", $"{b[0]}.{last3}", $"0x{b[0]:x}.{last3}", $"0{Octal(b[0])}.0x{last3:x}",
            $"{b[0]}.0{Octal(last3)}", $"{b[0]}.{b[1]}.{last2}", $"{b[0]}.0x{b[1]:x}.0{Octal(last2)}",
            $"0{Octal(b[0])}.0{Octal(b[1])}.0{Octal(b[2])}.0{Octal(b[3])}", $"0x{b[0]:x}.0x{b[1]:x}.0x{b[2]:x}.0x{b[3]:x}",
            $"{b[0]}.{b[1]}.{b[2]}.0x{b[3]:x}", $"0{Octal(b[0])}.{b[1]}.{b[2]}.{b[3]}", $"{b[0]:d3}.{b[1]:d3}.{b[2]:d3}.{b[3]:d3}",
            FullWidth(plain), plain.Replace('.', '。'), plain.Replace('.', '．'), plain.Replace('.', '｡'), PercentEncoded(plain),
            plain.Replace(".", "%2e"), $"{plain}%00", $"{plain}%20", $"{plain} ", $" {plain}", $"{plain}\t", plain.Insert(1, "\n"),
            plain.Insert(1, "\u00ad"), $"user@{plain}", $"@{plain}", $"example.com@{plain}", $"example.com:443@{plain}", $"\\{plain}",
            $"/{plain}", $"[{plain}]", $"[::ffff:{plain}]", $"[::ffff:{b[0]:x2}{b[1]:x2}:{b[2]:x2}{b[3]:x2}]", $"[0:0:0:0:0:ffff:{plain}]",
            $"[::{plain}]", $"[::{(b[0] << 8) | b[1]:x}:{last2:x}]", $"[::ffff:0:{plain}]", $"[64:ff9b::{plain}]",
            $"[64:ff9b::{(b[0] << 8) | b[1]:x}:{last2:x}]", $"[64:ff9b:1::{plain}]", $"[2002:{(b[0] << 8) | b[1]:x}:{last2:x}::]",
            $"[2002:{(b[0] << 8) | b[1]:x}:{last2:x}::1]", $"[2001:0:{(b[0] << 8) | b[1]:x}:{last2:x}::1]",
            $"[2001:0:1:2:3:4:{(b[0] << 8 | b[1]) ^ 0xffff:x}:{last2 ^ 0xffff:x}]", $"[fe80::5efe:{plain}]", $"[2606:4700::5efe:{plain}]",
        ];
        return spellings.Distinct();
    }

    private static IEnumerable<string> Ipv6Spellings(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var groups = Enumerable.Range(0, 8).Select(index => (bytes[2 * index] << 8) | bytes[(2 * index) + 1]).ToArray();
        string[] spellings =
        [
            $"[{address}]", $"[{address.ToString().ToUpperInvariant()}]", $"[{string.Join(':', groups.Select(group => $"{group:x}"))}]",
            $"[{string.Join(':', groups.Select(group => $"{group:x4}"))}]",
            $"[{string.Join(':', groups.Take(6).Select(group => $"{group:x}"))}:{bytes[12]}.{bytes[13]}.{bytes[14]}.{bytes[15]}]",
            $"[{address}%eth0]", $"[{address}%25eth0]", $"[{address}%1]", $"{address}", $"[{address}].", $"[{address}", $"user@[{address}]",
            $"[{address}%2f64]",
            $"[{FullWidth(address.ToString())}]", $"%5b{address}%5d",
        ];

        return spellings.Distinct();
    }

    private static string Octal(uint value) => Convert.ToString(value, toBase: 8);

    private static string FullWidth(string text)
        => string.Concat(text.Select(
            character => char.IsAsciiLetterOrDigit(character) || character == '.' ? (char)(character + 0xfee0) : character));

    private static string PercentEncoded(string text)
        => string.Concat(text.Select(character =>
            char.IsAsciiDigit(character) ? string.Create(CultureInfo.InvariantCulture, $"%{(int)character:X2}") : $"{character}"));
}
