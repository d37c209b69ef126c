using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Messaging.Contracts;

/// <summary>
/// HPKE (RFC 9180) in base mode for one message, in the suite DHKEM(P-256, HKDF-SHA256) 0x0010, HKDF-SHA256 0x0001,
/// AES-128-GCM 0x0001, on the platform's own primitives.
/// </summary>
/// <remarks>
/// The platform has no HPKE yet; when it has, its type replaces this file: <see cref="Seal(P256Key, ReadOnlySpan{byte},
/// ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> and <see cref="Open"/> are the RFC's single-shot functions (section 6.1),
/// checked against the vectors of its appendix A.3.1.
/// </remarks>
internal static class Hpke
{
    /// <summary>Nenc: an encapsulated key is an uncompressed point.</summary>
    public const int EncapsulatedKeyBytes = P256Key.PointBytes;

    /// <summary>Nt: what a ciphertext is longer than its plaintext.</summary>
    public const int TagBytes = 16;

    /// <summary>Nk.</summary>
    public const int KeyBytes = 16;

    /// <summary>Nn.</summary>
    public const int NonceBytes = 12;

    /// <summary>Nh and Nsecret: what SHA-256 gives.</summary>
    public const int SecretBytes = 32;

    private const byte BaseMode = 0;

    private static ReadOnlySpan<byte> KemSuite => "KEM\u0000\u0010"u8;

    private static ReadOnlySpan<byte> Suite => "HPKE\u0000\u0010\u0000\u0001\u0000\u0001"u8;

    private static ReadOnlySpan<byte> Version => "HPKE-v1"u8;

    /// <summary>SealBase (section 6.1): seals one message to a recipient.</summary>
    /// <returns>The encapsulated key, and the ciphertext followed by its tag.</returns>
    public static (byte[] Enc, byte[] Ciphertext) Seal(
        P256Key recipient, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> plaintext)
    {
        using var ephemeral = P256Key.Generate();
        return Seal(ephemeral, recipient, info, aad, plaintext);
    }

    /// <summary>The same with a given ephemeral key: only for test vectors, a key used twice gives the contents away.</summary>
    internal static (byte[] Enc, byte[] Ciphertext) Seal(
        P256Key ephemeral, P256Key recipient, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> plaintext)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        Span<byte> nonce = stackalloc byte[NonceBytes];
        try
        {
            Derive(ephemeral, recipient, ephemeral.Point, recipient.Point, info, key, nonce);

            var ciphertext = new byte[plaintext.Length + TagBytes];
            using var aead = new AesGcm(key, TagBytes);
            aead.Encrypt(nonce, plaintext, ciphertext.AsSpan(0, plaintext.Length), ciphertext.AsSpan(plaintext.Length), aad);
            return (ephemeral.Point.ToArray(), ciphertext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>OpenBase (section 6.1): opens one message.</summary>
    /// <param name="recipient">The private key.</param>
    /// <param name="encapsulated">The encapsulated key, a point that was found to be on the curve (section 7.1.4).</param>
    /// <param name="info">What it was sealed with.</param>
    /// <param name="aad">What it was sealed with.</param>
    /// <param name="ciphertext">The ciphertext and its tag.</param>
    /// <returns>The plaintext; null when anything is not what it was sealed with.</returns>
    public static byte[]? Open(
        P256Key recipient, P256Key encapsulated, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length < TagBytes)
            return null;

        Span<byte> key = stackalloc byte[KeyBytes];
        Span<byte> nonce = stackalloc byte[NonceBytes];
        try
        {
            Derive(recipient, encapsulated, encapsulated.Point, recipient.Point, info, key, nonce);

            var plaintext = new byte[ciphertext.Length - TagBytes];
            using var aead = new AesGcm(key, TagBytes);
            aead.Decrypt(nonce, ciphertext[..plaintext.Length], ciphertext[plaintext.Length..], plaintext, aad);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            // The platform has no other way to say that a seal does not hold; to the caller it is an answer like any other.
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Encap and Decap (section 4.1), which differ only in whose private key is at hand.</summary>
    internal static void SharedSecret(
        P256Key own, P256Key peer, ReadOnlySpan<byte> encapsulated, ReadOnlySpan<byte> recipient, Span<byte> sharedSecret)
    {
        Span<byte> prk = stackalloc byte[SecretBytes];
        var agreed = own.Agree(peer);
        LabeledExtract(KemSuite, salt: [], "eae_prk"u8, agreed, prk);
        LabeledExpand(KemSuite, prk, "shared_secret"u8, [.. encapsulated, .. recipient], sharedSecret);
        CryptographicOperations.ZeroMemory(agreed);
        CryptographicOperations.ZeroMemory(prk);
    }

    /// <summary>KeySchedule (section 5.1) in base mode: without a pre-shared key.</summary>
    /// <param name="sharedSecret">From the encapsulation.</param>
    /// <param name="info">What is sealed, and for what.</param>
    /// <param name="key">Becomes the AEAD's key.</param>
    /// <param name="nonce">Becomes the nonce of the first message, the only one that is sent.</param>
    /// <param name="exporterSecret">Becomes the exporter secret; empty where it is not wanted.</param>
    internal static void KeySchedule(
        ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info, Span<byte> key, Span<byte> nonce, Span<byte> exporterSecret)
    {
        Span<byte> context = stackalloc byte[1 + SecretBytes + SecretBytes];
        context[0] = BaseMode;
        LabeledExtract(Suite, salt: [], "psk_id_hash"u8, [], context.Slice(1, SecretBytes));
        LabeledExtract(Suite, salt: [], "info_hash"u8, info, context[(1 + SecretBytes)..]);

        Span<byte> secret = stackalloc byte[SecretBytes];
        LabeledExtract(Suite, salt: sharedSecret, "secret"u8, [], secret);
        LabeledExpand(Suite, secret, "key"u8, context, key);
        LabeledExpand(Suite, secret, "base_nonce"u8, context, nonce);
        if (!exporterSecret.IsEmpty)
            LabeledExpand(Suite, secret, "exp"u8, context, exporterSecret);
        CryptographicOperations.ZeroMemory(secret);
    }

    private static void Derive(
        P256Key own,
        P256Key peer,
        ReadOnlySpan<byte> encapsulated,
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> info,
        Span<byte> key,
        Span<byte> nonce)
    {
        Span<byte> sharedSecret = stackalloc byte[SecretBytes];
        SharedSecret(own, peer, encapsulated, recipient, sharedSecret);
        KeySchedule(sharedSecret, info, key, nonce, exporterSecret: []);
        CryptographicOperations.ZeroMemory(sharedSecret);
    }

    // Section 4: the labels keep the derivations of one suite and step apart from all others.
    private static void LabeledExtract(
        ReadOnlySpan<byte> suite, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> material, Span<byte> prk)
    {
        byte[] labeled = [.. Version, .. suite, .. label, .. material];
        HKDF.Extract(HashAlgorithmName.SHA256, labeled, salt, prk);
        CryptographicOperations.ZeroMemory(labeled);
    }

    private static void LabeledExpand(
        ReadOnlySpan<byte> suite, ReadOnlySpan<byte> prk, ReadOnlySpan<byte> label, ReadOnlySpan<byte> info, Span<byte> output)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)output.Length);
        HKDF.Expand(HashAlgorithmName.SHA256, prk, output, [.. length, .. Version, .. suite, .. label, .. info]);
    }
}
