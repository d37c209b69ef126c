using System.Security.Cryptography;

namespace Messaging.Dev.Keys;

/// <summary>
/// The keys of a development system, made once: a lost sealing key makes every stored secret unreadable, a new signing key
/// makes every operation id unknown. Files are for their owner alone.
/// </summary>
/// <param name="path">The directory.</param>
internal sealed class KeyDirectory(string path)
{
    private const int SigningKeyBytes = 32; // what an HMAC-SHA-256 can use
    private const UnixFileMode OwnerOnlyDirectory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes what is missing and returns the paths of it.</summary>
    public IReadOnlyList<string> Fill()
    {
        Directory.CreateDirectory(path, OwnerOnlyDirectory);
        return
        [
            .. Pair("sealing", ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256)),
            .. Pair("auth", ECDsa.Create(ECCurve.NamedCurves.nistP256)),
            .. Text("operations-signing-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKeyBytes))),
        ];
    }

    /// <summary>
    /// A private key (PKCS #8) and its public half (SubjectPublicKeyInfo); the public half always follows the private one.
    /// </summary>
    private List<string> Pair(string name, ECAlgorithm key)
    {
        using (key)
        {
            var privateFile = Path.Combine(path, $"{name}-private.pem");
            var made = Text($"{name}-private.pem", key.ExportPkcs8PrivateKeyPem);
            if (made.Count > 0)
                File.Delete(Path.Combine(path, $"{name}-public.pem"));

            // While sealing keys are rotated there are several.
            made.AddRange(Text($"{name}-public.pem", () => string.Join('\n', KeyFile.Blocks(privateFile).Select(KeyFile.PublicHalf))));
            return made;
        }
    }

    private List<string> Text(string name, Func<string> make)
    {
        var file = Path.Combine(path, name);
        if (File.Exists(file))
            return [];

        KeyFile.Write(file, make());
        return [file];
    }
}
