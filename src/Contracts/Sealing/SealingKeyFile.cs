using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Messaging.Contracts;

/// <summary>Reads sealing keys from PEM (RFC 7468) files, and says in one sentence what is wrong with one.</summary>
internal sealed class SealingKeyFile
{
    private const string PublicKey = "PUBLIC KEY"; // RFC 5280, SubjectPublicKeyInfo
    private const string PrivateKey = "PRIVATE KEY"; // RFC 5958, PKCS #8
    private const string EcPrivateKey = "EC PRIVATE KEY"; // RFC 5915
    private const string EcParameters = "EC PARAMETERS"; // what `openssl ecparam -genkey` writes in front of the key

    private const string PublicHint =
        "put the worker's public sealing key there, made with 'openssl pkey -in sealing.pem -pubout -out sealing.pub.pem'";

    private const string PrivateHint =
        "put a P-256 private key there, made with 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out sealing.pem'";

    private readonly string setting;
    private readonly string path;
    private readonly bool wantPrivate;
    private readonly List<string> publicHalves = []; // the ids of those that lie beside private keys

    private SealingKeyFile(string setting, string path, bool wantPrivate)
        => (this.setting, this.path, this.wantPrivate) = (setting, path, wantPrivate);

    /// <summary>The public keys of a file, in its order, each once.</summary>
    /// <exception cref="SealingKeyException">There is none, or something in the file is not one.</exception>
    public static List<P256Key> ReadPublic(string? path, string setting)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new SealingKeyException($"{setting} is not set; set it to the path of a PEM file and {PublicHint}");

        var keys = new SealingKeyFile(setting, path, wantPrivate: false).Read();
        return keys.Count > 0 ? keys : throw new SealingKeyException($"{setting} names '{path}', which holds no public key; {PublicHint}");
    }

    /// <summary>The private keys of a file in its order, or of a directory's <c>*.pem</c> files, the last name first; each once.</summary>
    /// <exception cref="SealingKeyException">There is none, or something in a file is not one.</exception>
    public static List<P256Key> ReadPrivate(string? path, string setting)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new SealingKeyException(
                $"{setting} is not set; set it to the path of a PEM file, or of a directory of them, and {PrivateHint}");

        string[] files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.pem").OrderDescending(StringComparer.Ordinal)]
            : [path];
        List<P256Key> keys = [.. Distinct(files.SelectMany(file => new SealingKeyFile(setting, file, wantPrivate: true).Read()))];
        return keys.Count > 0
            ? keys
            : throw new SealingKeyException($"{setting} names '{path}', which holds no private key; {PrivateHint}");
    }

    private static IEnumerable<P256Key> Distinct(IEnumerable<P256Key> keys)
        => keys.DistinctBy(key => SealedForm.KeyIdOf(key.Point), StringComparer.Ordinal);

    private List<P256Key> Read()
    {
        byte[] pem = [];
        try
        {
            pem = File.ReadAllBytes(path);
            List<P256Key> keys = [.. Distinct(ReadBlocks(pem))];
            return keys.Count == 0 || publicHalves.TrueForAll(half => keys.Exists(key => SealedForm.KeyIdOf(key.Point) == half))
                ? keys
                : throw Wrong("holds a public key that is not the other half of a private key beside it");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong("does not exist", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read by this process", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    private List<P256Key> ReadBlocks(ReadOnlySpan<byte> pem)
    {
        // A damaged block is passed over by the platform's reader: a key would be missing and nobody would know why.
        var announced = pem.Count("-----BEGIN "u8);
        List<P256Key> keys = [];
        while (PemEncoding.TryFindUtf8(pem, out var fields))
        {
            announced--;
            if (ReadBlock(Encoding.ASCII.GetString(pem[fields.Label]), pem[fields.Base64Data], fields.DecodedDataLength) is { } key)
                keys.Add(key);
            pem = pem[fields.Location.End..];
        }

        return announced == 0 ? keys : throw Wrong("holds a damaged PEM block");
    }

    private P256Key? ReadBlock(string label, ReadOnlySpan<byte> base64, int length)
    {
        switch (label, wantPrivate)
        {
            case (PublicKey, false):
                return Import(base64, length, static (key, der) => key.ImportSubjectPublicKeyInfo(der, out _));
            case (PrivateKey, true):
                return Import(base64, length, static (key, der) => key.ImportPkcs8PrivateKey(der, out _));
            case (EcPrivateKey, true):
                return Import(base64, length, static (key, der) => key.ImportECPrivateKey(der, out _));
            case (PublicKey, true):
                // A key pair may lie in one file or directory; only its private half is of use here.
                using (var half = Import(base64, length, static (key, der) => key.ImportSubjectPublicKeyInfo(der, out _)))
                    publicHalves.Add(SealedForm.KeyIdOf(half.Point));
                return null;
            case (EcParameters, true):
                return null;
            case (_, false) when label.EndsWith(PrivateKey, StringComparison.Ordinal):
                throw Wrong("holds a private key, which only the worker may have");
            default:
                throw Wrong($"holds a '{label}' block, which is not {(wantPrivate ? "an unencrypted private key" : "a public key")}");
        }
    }

    private P256Key Import(ReadOnlySpan<byte> base64, int length, Action<ECDiffieHellman, byte[]> import)
    {
        var der = new byte[length];
        var key = ECDiffieHellman.Create();
        try
        {
            _ = Base64.DecodeFromUtf8(base64, der, out _, out _);
            import(key, der);
            return P256Key.From(key) ?? throw Wrong("holds a key that is not on the curve P-256");
        }
        catch (CryptographicException exception)
        {
            key.Dispose();
            throw Wrong("holds a key that is not an elliptic-curve key with an uncompressed point", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    private SealingKeyException Wrong(string what, Exception? cause = null)
        => new($"{setting} names '{path}', which {what}; {(wantPrivate ? PrivateHint : PublicHint)}", cause);
}
