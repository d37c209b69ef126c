using System.Security.Cryptography;
using Messaging.ServiceDefaults;

namespace Messaging.Api.Settings;

/// <summary>The local key that stands in for an authority in Development.</summary>
internal static class DevelopmentKeys
{
    private const int P256Bits = 256;
    private const string Name = "Auth:DevelopmentKeyPath";
    private const string Expected = "the path of a PEM file with the one public P-256 key ('PUBLIC KEY') that verifies tokens";

    private const string Authority = $"{ApiSettings.AuthorityName} to {ApiSettings.AuthorityExpected}";

    /// <summary>Reads the key.</summary>
    /// <exception cref="SettingException">There is none, it is of the wrong kind, or this is not Development.</exception>
    public static ECDsa Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var isGiven = configuration[Name] is { Length: > 0 };
        if (environment.IsDevelopment())
            return Import(File.ReadAllText(configuration.ExistingFile(Name, isGiven ? Expected : $"{Expected}, or set {Authority}")));

        throw isGiven
            ? SettingException.DevelopmentOnly(Name, $" and set {Authority}")
            : SettingException.Missing(ApiSettings.AuthorityName, ApiSettings.AuthorityExpected);
    }

    private static ECDsa Import(string pem)
    {
        // A private key could sign tokens: whoever takes this process over must not find one.
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            throw new SettingException($"The setting {Name} names a file with a private key: put only the public key there.");

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
        throw SettingException.Wrong(Name, Expected);
    }
}
