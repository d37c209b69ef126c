using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Messaging.System.Secrecy;

/// <summary>
/// Somebody else's program that seals values: RFC 9180 written down once more, with nothing to go by but the answer of
/// <c>GET /sealing-keys</c>.
/// </summary>
/// <param name="description">That answer.</param>
public sealed class OutsideSealer(JsonElement description)
{
    private const int KeyBytes = 16;
    private const int NonceBytes = 12;
    private const int SecretBytes = 32;
    private static readonly byte[] KemSuite = [.. "KEM"u8, 0, 0x10];
    private static readonly byte[] Suite = [.. "HPKE"u8, 0, 0x10, 0, 1, 0, 1];

    public string Seal(Guid org, Guid? workspace, string name, string value)
    {
        var key = description.GetProperty("keys")[0];
        var point = Base64Url.DecodeFromChars(key.GetProperty("public_key").GetString());
        var info = Encoding.UTF8.GetBytes(description.GetProperty("info").GetString()!);
        var associated = description.GetProperty("associated_data").GetString()!
            .Replace("{org}", org.ToString(), StringComparison.Ordinal)
            .Replace("{workspace}", workspace?.ToString() ?? "", StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal);
        var (encapsulated, ciphertext) = Seal(point, info, Encoding.UTF8.GetBytes(associated), Encoding.UTF8.GetBytes(value));
        return description.GetProperty("form").GetString()!
            .Replace("{key_id}", key.GetProperty("key_id").GetString(), StringComparison.Ordinal)
            .Replace("{base64url(enc)}", Base64Url.EncodeToString(encapsulated), StringComparison.Ordinal)
            .Replace("{base64url(ciphertext)}", Base64Url.EncodeToString(ciphertext), StringComparison.Ordinal);
    }

    private static (byte[] Encapsulated, byte[] Ciphertext) Seal(byte[] recipient, byte[] info, byte[] associated, byte[] plaintext)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = recipient[1..33], Y = recipient[33..] } });
        var own = ephemeral.ExportParameters(includePrivateParameters: false).Q;
        byte[] encapsulated = [4, .. own.X!, .. own.Y!];

        var shared = Expand(KemSuite, Extract(KemSuite, [], "eae_prk", ephemeral.DeriveRawSecretAgreement(theirs.PublicKey)),
            "shared_secret", [.. encapsulated, .. recipient], SecretBytes);
        byte[] context = [0, .. Extract(Suite, [], "psk_id_hash", []), .. Extract(Suite, [], "info_hash", info)];
        var secret = Extract(Suite, shared, "secret", []);

        var ciphertext = new byte[plaintext.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var cipher = new AesGcm(Expand(Suite, secret, "key", context, KeyBytes), tag.Length);
        cipher.Encrypt(Expand(Suite, secret, "base_nonce", context, NonceBytes), plaintext, ciphertext, tag, associated);
        return (encapsulated, [.. ciphertext, .. tag]);
    }

    private static byte[] Extract(byte[] suite, byte[] salt, string label, byte[] input)
        => HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. input], salt);

    private static byte[] Expand(byte[] suite, byte[] secret, string label, byte[] context, int length)
    {
        var prefix = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)length);
        return HKDF.Expand(
            HashAlgorithmName.SHA256, secret, length, [.. prefix, .. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. context]);
    }
}
