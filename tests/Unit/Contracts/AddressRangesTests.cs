using System.Net;
using System.Net.Sockets;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("0.255.255.255", "unspecified")]
    [InlineData("10.0.0.0", "private")]
    [InlineData("10.255.255.255", "private")]
    [InlineData("100.64.0.0", "private")]
    [InlineData("100.127.255.255", "private")]
    [InlineData("100.100.100.200", "cloud-metadata")]
    [InlineData("127.0.0.0", "loopback")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.255", "loopback")]
    [InlineData("168.63.129.16", "cloud-metadata")]
    [InlineData("169.254.0.0", "link-local")]
    [InlineData("169.254.169.254", "cloud-metadata")]
    [InlineData("169.254.255.255", "link-local")]
    [InlineData("172.16.0.0", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.0.0.192", "reserved")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.88.99.1", "reserved")]
    [InlineData("192.168.0.0", "private")]
    [InlineData("192.168.255.255", "private")]
    [InlineData("198.18.0.0", "benchmarking")]
    [InlineData("198.19.255.255", "benchmarking")]
    [InlineData("198.51.100.1", "documentation")]
    [InlineData("203.0.113.1", "documentation")]
    [InlineData("224.0.0.0", "multicast")]
    [InlineData("239.255.255.255", "multicast")]
    [InlineData("240.0.0.0", "reserved")]
    [InlineData("255.255.255.254", "reserved")]
    [InlineData("255.255.255.255", "broadcast")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("::7f00:1", "IPv4-carrying IPv6")]
    [InlineData("::ffff:127.0.0.1", "IPv4-carrying IPv6")]
    [InlineData("::ffff:8.8.8.8", "IPv4-carrying IPv6")]
    [InlineData("::ffff:0:127.0.0.1", "IPv4-carrying IPv6")]
    [InlineData("64:ff9b::7f00:1", "IPv4-carrying IPv6")]
    [InlineData("64:ff9b:1::1", "IPv4-carrying IPv6")]
    [InlineData("100::1", "reserved")]
    [InlineData("2001::1", "IPv4-carrying IPv6")]
    [InlineData("2001:2::1", "benchmarking")]
    [InlineData("2001:20::1", "reserved")]
    [InlineData("2001:1ff:ffff::", "reserved")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("2002:7f00:1::", "IPv4-carrying IPv6")]
    [InlineData("3fff::1", "documentation")]
    [InlineData("4000::1", "reserved")]
    [InlineData("5f00::1", "reserved")]
    [InlineData("8000::1", "reserved")]
    [InlineData("fc00::1", "private")]
    [InlineData("fdff::1", "private")]
    [InlineData("fd00:ec2::254", "cloud-metadata")]
    [InlineData("fd20:ce::254", "cloud-metadata")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("febf::1", "link-local")]
    [InlineData("fec0::1", "private")]
    [InlineData("ff02::1", "multicast")]
    public void an_address_that_is_not_public_is_in_a_range(string address, string kind)
        => AddressRanges.Find(IPAddress.Parse(address)).ShouldNotBeNull().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("1.0.0.0")]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("191.255.255.255")]
    [InlineData("192.0.1.0")]
    [InlineData("192.0.3.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2000::")]
    [InlineData("2001:200::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2001:db7:ffff::")]
    [InlineData("2001:db9::")]
    [InlineData("2003::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("3ffe::1")]
    [InlineData("3fff:1000::1")]
    public void a_public_address_is_in_none(string address) => AddressRanges.Find(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void every_range_says_what_it_is_for_and_where_that_is_laid_down()
        => AddressRanges.All
            .ShouldAllBe(range => range.Kind.Length > 0 && (range.Source.Contains("RFC") || range.Source.Contains("Azure")));

    [Fact]
    public void no_range_is_hidden_by_one_before_it()
    {
        for (var index = 0; index < AddressRanges.All.Count; index++)
        {
            var network = AddressRanges.All[index].Network;
            AddressRanges.All.Take(index)
                .Where(earlier => earlier.Network.BaseAddress.AddressFamily == network.BaseAddress.AddressFamily)
                .ShouldAllBe(earlier => !(earlier.Network.PrefixLength <= network.PrefixLength && earlier.Contains(network.BaseAddress)));
        }
    }

    [Fact]
    public void outside_of_2000_3_there_is_no_public_IPv6()
        => Enumerable.Range(0, 0x10000)
            .Where(first => first >> 13 != 1)
            .Select(first => new IPAddress([(byte)(first >> 8), (byte)first, .. Enumerable.Repeat((byte)1, 14)]))
            .ShouldAllBe(address => address.AddressFamily == AddressFamily.InterNetworkV6 && AddressRanges.Find(address) != null);
}
