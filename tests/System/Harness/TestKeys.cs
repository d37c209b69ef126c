using System.Security.Cryptography;

namespace Messaging.System.Harness;

/// <summary>The keys of one system, made for it and written where its processes look for them.</summary>
public sealed class TestKeys : IDisposable
{
    /// <summary>The name of the key that a system starts with.</summary>
    public const string FirstSealingKey = "2026-01-01";

    private readonly ECDsa tokenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestKeys(string directory)
    {
        SealingPublicPath = Path.Combine(directory, "sealing-public.pem");
        SealingPrivateDirectory = Directory.CreateDirectory(Path.Combine(directory, "sealing-private")).FullName;
        SealingPrivatePath = AddSealingKey(FirstSealingKey);
        PublishSealingKey(FirstSealingKey);
        DevelopmentKeyPath = Write(directory, "tokens-public.pem", tokenKey.ExportSubjectPublicKeyInfoPem());
        Tokens = new Tokens(tokenKey);
    }

    public string SealingPublicPath { get; }

    /// <summary>The workers' private keys; the file that sorts last is the newest.</summary>
    public string SealingPrivateDirectory { get; }

    /// <summary>The file of the key that a system starts with.</summary>
    public string SealingPrivatePath { get; }

    public string DevelopmentKeyPath { get; }

    /// <summary>The key of the operation ids.</summary>
    public byte[] SigningKey { get; } = RandomNumberGenerator.GetBytes(32);

    public Tokens Tokens { get; }

    /// <summary>Makes a private key for the workers, which read it at their next start; gives its file.</summary>
    public string AddSealingKey(string name)
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Write(SealingPrivateDirectory, $"{name}.pem", key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Takes a private key away from the workers, from their next start on.</summary>
    public void RemoveSealingKey(string name) => File.Delete(Path.Combine(SealingPrivateDirectory, $"{name}.pem"));

    /// <summary>Puts a key's public half first in the Apis' file, which they read at their next start.</summary>
    public void PublishSealingKey(string name)
    {
        using var key = ECDiffieHellman.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(SealingPrivateDirectory, $"{name}.pem")));
        var others = File.Exists(SealingPublicPath) ? File.ReadAllText(SealingPublicPath) : "";
        File.WriteAllText(SealingPublicPath, key.ExportSubjectPublicKeyInfoPem() + "\n" + others);
    }

    public void Dispose() => tokenKey.Dispose();

    private static string Write(string directory, string name, string pem)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, pem + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
