using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Api.Features.Sealing;

/// <summary>Describes the sealing keys, and how to use them, to programs that seal by themselves.</summary>
internal static class SealingKeyDescription
{
    /// <summary>The description.</summary>
    public static SealingKeysView Of(SealingPublicKeys keys) => new(
        "HPKE base mode (RFC 9180)",
        "DHKEM(P-256, HKDF-SHA256)",
        "HKDF-SHA256",
        "AES-128-GCM",
        Encoding.UTF8.GetString(SealingContext.Info),
        "org:{org}\nworkspace:{workspace}\nname:{name}",
        new SealingNamesView("{KEY}", OrgModelForm.CredentialName("{provider}", "{credential_type}")),
        "v1.{key_id}.{base64url(enc)}.{base64url(ciphertext)}",
        [.. keys.All.Select((key, index) => Describe(key.KeyId, key.ExportPoint(), isActive: index == 0))]);

    private static SealingKeyView Describe(string keyId, byte[] point, bool isActive)
        => new(keyId, isActive, Base64Url.EncodeToString(point), Pem(point));

    private static string Pem(byte[] point)
    {
        // An uncompressed point is 0x04 ‖ x ‖ y (SEC 1, section 2.3.3).
        var half = (point.Length - 1) / 2;
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..(1 + half)], Y = point[(1 + half)..] },
        });
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
