namespace Messaging.Contracts;

/// <summary>Ids that follow from what they are about: whoever makes them again makes the same.</summary>
public static class HashUuid
{
    private const byte VersionCustom = 0x80; // RFC 9562, section 5.8: version 8, for values of one's own making.
    private const byte VariantRfc = 0x80;

    /// <summary>The UUID (RFC 9562, version 8) of the first 16 bytes of a hash.</summary>
    public static Guid Of(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | VersionCustom);
        bytes[8] = (byte)((bytes[8] & 0x3F) | VariantRfc);
        return new Guid(bytes, bigEndian: true);
    }
}
