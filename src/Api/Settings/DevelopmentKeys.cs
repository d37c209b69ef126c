using System.Security.Cryptography;

namespace Messaging.Api.Settings;

/// <summary>The local key that stands in for an authority in Development.</summary>
internal static class DevelopmentKeys
{
    private const int P256Bits = 256;

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidSettingException">There is none, it is of the wrong kind, or this is not Development.</exception>
    public static ECDsa Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = configuration["Auth:DevelopmentKeyPath"];
        if (!environment.IsDevelopment())
        {
            throw new InvalidSettingException(string.IsNullOrEmpty(path)
                ? "Auth:Authority must be set: put the https address of the OpenID Connect issuer whose tokens are accepted there."
                : "Auth:DevelopmentKeyPath is only allowed in Development: remove it and put the https address of the token issuer into Auth:Authority.");
        }

        if (string.IsNullOrEmpty(path) || !File.Exists(path))
        {
            throw new InvalidSettingException(
                "Auth:Authority or, in Development, Auth:DevelopmentKeyPath must be set: put the path of a PEM file with the public P-256 key that verifies tokens there.");
        }

        return Import(File.ReadAllText(path));
    }

    private static ECDsa Import(string pem)
    {
        // A private key could sign tokens: whoever takes this process over must not find one.
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            throw new InvalidSettingException("Auth:DevelopmentKeyPath holds a private key; put only the public key there.");

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == P256Bits)
                return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // Falls through to the sentence below, which says the same to whoever starts the process.
        }

        key.Dispose();
        throw new InvalidSettingException("Auth:DevelopmentKeyPath must name a PEM file with one public P-256 key ('PUBLIC KEY').");
    }
}
