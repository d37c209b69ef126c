using System.Security.Cryptography;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class P256KeyTests
{
    public static TheoryData<string, string> NotPoints()
    {
        var good = HpkeVector.Bytes("pkRm");
        var zeros = new byte[32];
        var prime = Convert.FromHexString("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
        return new TheoryData<string, string>
        {
            { "nothing", "" },
            { "the point at infinity", "00" },
            { "the compressed form", Convert.ToHexString([0x02, .. good[1..33]]) },
            { "the hybrid form", Convert.ToHexString([0x06, .. good[1..]]) },
            { "a wrong first byte", Convert.ToHexString([0x00, .. good[1..]]) },
            { "a byte too few", Convert.ToHexString(good[..^1]) },
            { "a byte too many", Convert.ToHexString([.. good, 0]) },
            { "off the curve by one bit", Convert.ToHexString([.. good[..^1], (byte)(good[^1] ^ 1)]) },
            { "coordinates exchanged", Convert.ToHexString([0x04, .. good[33..], .. good[1..33]]) },
            { "zero and zero", Convert.ToHexString([0x04, .. zeros, .. zeros]) },
            { "a coordinate that is the field's prime", Convert.ToHexString([0x04, .. prime, .. good[33..]]) },
            { "coordinates past the field", Convert.ToHexString([0x04, .. Enumerable.Repeat((byte)0xff, 64)]) },
        };
    }

    [Theory]
    [MemberData(nameof(NotPoints))]
    public void what_is_not_an_uncompressed_point_on_the_curve_is_no_key(string what, string hexadecimal)
        => P256Key.FromPoint(Convert.FromHexString(hexadecimal)).ShouldBeNull(what);

    [Fact]
    public void a_point_survives_its_import()
    {
        using var key = P256Key.FromPoint(HpkeVector.Bytes("pkRm"));

        key.ShouldNotBeNull().Point.ToArray().ShouldBe(HpkeVector.Bytes("pkRm"));
    }

    [Fact]
    public void a_key_on_another_curve_is_not_taken()
        => P256Key.From(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384)).ShouldBeNull();

    [Fact]
    public void both_sides_agree()
    {
        using var one = P256Key.Generate();
        using var other = P256Key.Generate();

        one.Agree(other).ShouldBe(other.Agree(one));
    }
}
