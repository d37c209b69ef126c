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
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyDirectory = OwnerOnly | UnixFileMode.UserExecute;

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

    /// <summary>A private key (PKCS #8) and its public half (SubjectPublicKeyInfo); the public half always follows the private one.</summary>
    private List<string> Pair(string name, ECAlgorithm key)
    {
        using (key)
        {
            var made = Text($"{name}-private.pem", key.ExportPkcs8PrivateKeyPem);
            key.ImportFromPem(File.ReadAllText(Path.Combine(path, $"{name}-private.pem")));
            if (made.Count > 0)
                File.Delete(Path.Combine(path, $"{name}-public.pem"));
            made.AddRange(Text($"{name}-public.pem", key.ExportSubjectPublicKeyInfoPem));
            return made;
        }
    }

    private List<string> Text(string name, Func<string> make)
    {
        var file = Path.Combine(path, name);
        if (File.Exists(file))
            return [];

        // Renamed when complete: an interrupted start leaves no half of a key behind.
        var unfinished = file + ".new";
        File.Delete(unfinished);
        using (var stream = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        using (var writer = new StreamWriter(stream))
            writer.WriteLine(make());

        File.Move(unfinished, file);
        return [file];
    }
}
