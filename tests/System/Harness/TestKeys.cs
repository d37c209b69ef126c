using System.Security.Cryptography;

namespace Messaging.System.Harness;

/// <summary>The keys of one system, made for it and written where its processes look for them.</summary>
public sealed class TestKeys : IDisposable
{
    private readonly ECDsa tokenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestKeys(string directory)
    {
        using var sealing = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        SealingPublicPath = Write(directory, "sealing-public.pem", sealing.ExportSubjectPublicKeyInfoPem());
        SealingPrivatePath = Write(directory, "sealing-private.pem", sealing.ExportPkcs8PrivateKeyPem());
        DevelopmentKeyPath = Write(directory, "tokens-public.pem", tokenKey.ExportSubjectPublicKeyInfoPem());
        Tokens = new Tokens(tokenKey);
    }

    public string SealingPublicPath { get; }

    public string SealingPrivatePath { get; }

    public string DevelopmentKeyPath { get; }

    /// <summary>The key of the operation ids.</summary>
    public byte[] SigningKey { get; } = RandomNumberGenerator.GetBytes(32);

    public Tokens Tokens { get; }

    public void Dispose() => tokenKey.Dispose();

    private static string Write(string directory, string name, string pem)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, pem + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
