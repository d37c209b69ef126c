using System.Security.Cryptography;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

/// <summary>The test vector of RFC 9180, appendix A.3.1 (base mode), as hexadecimal text in <c>hpke-vectors.json</c>.</summary>
internal static class HpkeVector
{
    private static readonly JsonElement Root = Read();

    public static byte[] Bytes(string name) => Convert.FromHexString(Root.GetProperty(name).GetString()!);

    public static P256Key Recipient() => P256Key.From(RecipientKey())!;

    public static P256Key Ephemeral() => P256Key.From(PrivateKey("skEm"))!;

    public static ECDiffieHellman RecipientKey() => PrivateKey("skRm");

    public static (ulong Sequence, byte[] AssociatedData, byte[] Ciphertext) Encryption(int index)
    {
        var encryption = Root.GetProperty("encryptions")[index];
        return (
            encryption.GetProperty("seq").GetUInt64(),
            Convert.FromHexString(encryption.GetProperty("aad").GetString()!),
            Convert.FromHexString(encryption.GetProperty("ct").GetString()!));
    }

    private static ECDiffieHellman PrivateKey(string name)
        => ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(name) });

    private static JsonElement Read()
    {
        using var stream = typeof(HpkeVector).Assembly.GetManifestResourceStream("hpke-vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
