using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Messaging.Contracts;

/// <summary>The parts of a <see cref="SealedValue"/>: <c>v1.&lt;key id&gt;.&lt;encapsulated key&gt;.&lt;ciphertext&gt;</c>.</summary>
/// <remarks>
/// The key id is 16 lower-case hexadecimal digits, the other two are base64url without padding (RFC 4648, section 5). One
/// value has one text: whatever is written in another way is not read.
/// </remarks>
internal sealed class SealedForm
{
    private const string Version = "v1";
    private const int KeyIdBytes = 8; // tells keys apart; the seal itself, not the id, binds the key.
    private const int MaxCiphertextBytes = SecretValues.MaxBytes + Hpke.TagBytes;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private SealedForm(string keyId, byte[] encapsulatedKey, byte[] ciphertext)
        => (KeyId, EncapsulatedKey, Ciphertext) = (keyId, encapsulatedKey, ciphertext);

    /// <summary>Which key it is sealed to.</summary>
    public string KeyId { get; }

    /// <summary>The encapsulated key; only its length was checked.</summary>
    public byte[] EncapsulatedKey { get; }

    /// <summary>The ciphertext and its tag.</summary>
    public byte[] Ciphertext { get; }

    /// <summary>The id of a key: the first 8 bytes of the SHA-256 of its uncompressed public point, in lower-case hexadecimal.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> point) => Convert.ToHexStringLower(SHA256.HashData(point).AsSpan(0, KeyIdBytes));

    /// <summary>Puts the parts together.</summary>
    public static SealedValue Write(string keyId, ReadOnlySpan<byte> encapsulatedKey, ReadOnlySpan<byte> ciphertext)
        => new($"{Version}.{keyId}.{Base64Url.EncodeToString(encapsulatedKey)}.{Base64Url.EncodeToString(ciphertext)}");

    /// <summary>Takes the parts apart; null when the text is not exactly of the form.</summary>
    public static SealedForm? Parse(string text)
    {
        if (text.Length > SecretValues.MaxSealedCharacters || text.Split('.') is not [Version, var keyId, var enc, var sealedText])
            return null;

        return keyId.Length == 2 * KeyIdBytes
            && keyId.All(char.IsAsciiHexDigitLower)
            && Decode(enc) is { Length: Hpke.EncapsulatedKeyBytes } encapsulatedKey
            && Decode(sealedText) is { Length: >= Hpke.TagBytes and <= MaxCiphertextBytes } ciphertext
            ? new SealedForm(keyId, encapsulatedKey, ciphertext)
            : null;
    }

    private static byte[]? Decode(string text)
    {
        // The platform's decoder also takes padding and white space.
        if (text.AsSpan().ContainsAnyExcept(Alphabet) || text.Length % 4 == 1 || !Base64Url.IsValid(text))
            return null;

        // Left-over bits of the last character must be zero, as an encoder writes them.
        var bytes = Base64Url.DecodeFromChars(text);
        var lastGroup = Base64Url.EncodeToString(bytes.AsSpan(bytes.Length - (bytes.Length % 3)));
        return text.EndsWith(lastGroup, StringComparison.Ordinal) ? bytes : null;
    }
}
