using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Messaging.Bench.Product;

/// <summary>The keys of the measured system, made for it, and the tokens of its callers.</summary>
internal sealed class ProductKeys : IDisposable
{
    private readonly ECDsa tokenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Makes them and writes those that the programs read from files.</summary>
    public ProductKeys(string directory)
    {
        using var sealing = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        SealingPrivatePath = Write(directory, "sealing-private.pem", sealing.ExportPkcs8PrivateKeyPem());
        SealingPublicPath = Write(directory, "sealing-public.pem", sealing.ExportSubjectPublicKeyInfoPem());
        TokenKeyPath = Write(directory, "tokens-public.pem", tokenKey.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>What the worker opens sealed values with.</summary>
    public string SealingPrivatePath { get; }

    /// <summary>What the Api hands out to seal with.</summary>
    public string SealingPublicPath { get; }

    /// <summary>What the Api verifies tokens with.</summary>
    public string TokenKeyPath { get; }

    /// <summary>The key of the operation ids.</summary>
    public string SigningKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A token for everything in an organization, good for as long as anybody measures.</summary>
    public string TokenFor(Guid org)
    {
        var expires = (TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(12)).ToUnixTimeSeconds();
        const string scope = "admin:org admin:workspaces";
        var claims = new { sub = "bench", org, scope, aud = "messaging", iat = expires - 50_000, exp = expires };
        var content = $"{Part(new { alg = "ES256", typ = "JWT" })}.{Part(claims)}";
        return $"{content}.{Base64Url.EncodeToString(tokenKey.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
    }

    /// <inheritdoc/>
    public void Dispose() => tokenKey.Dispose();

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Write(string directory, string name, string pem)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, pem + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
