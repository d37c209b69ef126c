using System.Security.Cryptography;

namespace Messaging.Contracts;

/// <summary>A key on the curve P-256, private or public, imported once and usable from several threads.</summary>
internal sealed class P256Key : IDisposable
{
    /// <summary>The length of an uncompressed point (SEC 1, section 2.3.3): 0x04 and two coordinates.</summary>
    public const int PointBytes = 1 + CoordinateBytes + CoordinateBytes;

    private const int CoordinateBytes = 32;
    private const byte Uncompressed = 0x04;
    private const string CurveOid = "1.2.840.10045.3.1.7"; // RFC 5480, section 2.1.1.1: secp256r1

    private readonly ECDiffieHellman key;
    private readonly ECDiffieHellmanPublicKey publicKey;
    private readonly byte[] point;

    // The platform promises nothing about one key object used by several threads at once.
    private readonly Lock gate = new();

    private P256Key(ECDiffieHellman key)
    {
        this.key = key;
        publicKey = key.PublicKey;
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        point = [Uncompressed, .. q.X!, .. q.Y!];
    }

    /// <summary>The public point, uncompressed.</summary>
    public ReadOnlySpan<byte> Point => point;

    /// <summary>A new private key.</summary>
    public static P256Key Generate() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A public key from its uncompressed point.</summary>
    /// <returns>Null for bytes of another length or form, and for a point that is not on the curve.</returns>
    public static P256Key? FromPoint(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != Uncompressed)
            return null;

        try
        {
            var q = new ECPoint { X = point.Slice(1, CoordinateBytes).ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() };
            return new P256Key(ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = q }));
        }
        catch (CryptographicException)
        {
            // The import is what checks that the point is on the curve (RFC 9180, section 7.1.4).
            return null;
        }
    }

    /// <summary>Takes over an imported key.</summary>
    /// <returns>Null, and the key is disposed, when it is on another curve.</returns>
    public static P256Key? From(ECDiffieHellman key)
    {
        var curve = key.ExportParameters(includePrivateParameters: false).Curve;
        if (curve.IsNamed && string.Equals(curve.Oid.Value, CurveOid, StringComparison.Ordinal))
            return new P256Key(key);

        key.Dispose();
        return null;
    }

    /// <summary>DH (RFC 9180, section 4.1): the agreed x-coordinate. The caller zeroes it.</summary>
    public byte[] Agree(P256Key peer)
    {
        // One of the two was made for this one call and nobody else has it, so the order of the locks cannot matter.
        lock (gate)
        {
            lock (peer.gate)
                return key.DeriveRawSecretAgreement(peer.publicKey);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        publicKey.Dispose();
        key.Dispose();
    }
}
