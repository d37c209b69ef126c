using System.Security.Cryptography;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

/// <summary>A directory of key files that ends with its test.</summary>
internal sealed class KeyFiles : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("sealing-keys-").FullName;

    public static ECDiffieHellman NewKey() => ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public string Write(string name, params string[] blocks)
    {
        var path = Path.Combine(Directory, name);
        File.WriteAllText(path, string.Join('\n', blocks) + "\n");
        return path;
    }

    public SealingPublicKeys Public(params ECDiffieHellman[] keys)
        => SealingPublicKeys.Load(Write("public.pem", [.. keys.Select(key => key.ExportSubjectPublicKeyInfoPem())]));

    public SealingPrivateKeys Private(params ECDiffieHellman[] keys)
        => SealingPrivateKeys.Load(Write("private.pem", [.. keys.Select(key => key.ExportPkcs8PrivateKeyPem())]));

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
