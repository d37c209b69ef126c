using System.Security.Cryptography;
using Messaging.Dev.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Dev.Tokens;

/// <summary>Signs bearer tokens with the development key: ES256 (RFC 7518), accepted by an Api in Development alone.</summary>
internal sealed class TokenIssuer : IDisposable
{
    private const string Audience = "messaging"; // the Api's default
    private readonly ECDsa key = ECDsa.Create();
    private readonly TimeProvider time;

    /// <summary>An issuer with a private key.</summary>
    /// <param name="keyPath">A PEM file with an EC P-256 private key.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ToolException">The file holds none.</exception>
    public TokenIssuer(string keyPath, TimeProvider time)
    {
        this.time = time;
        try
        {
            key.ImportFromPem(File.ReadAllText(keyPath));
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or CryptographicException)
        {
            throw new ToolException($"{keyPath} holds no private key to sign tokens with: run './run up', which makes it.", problem);
        }
    }

    /// <summary>A token.</summary>
    /// <param name="org">The caller's organization.</param>
    /// <param name="subject">Who it is for.</param>
    /// <param name="scope">What it allows, separated by spaces.</param>
    /// <param name="lifetime">How long it is good for.</param>
    public string Issue(Guid org, string subject, string scope, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = subject,
                ["org"] = org.ToString("D"),
                ["scope"] = scope,
            },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
