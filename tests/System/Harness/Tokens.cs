using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>Issues ES256 tokens as the authority would, also ones that must be refused.</summary>
/// <param name="key">The key the Api verifies with.</param>
public sealed class Tokens(ECDsa key)
{
    public const string AllScopes = "admin:org admin:workspaces platform:admin";

    /// <summary>A token that is right in everything that is not said otherwise.</summary>
    /// <param name="org">The caller's organization.</param>
    /// <param name="scope">The scopes, separated by spaces.</param>
    /// <param name="subject">Who it is.</param>
    /// <param name="audience">Whom it is for.</param>
    /// <param name="lifetime">From now on; negative for one that has expired.</param>
    public string For(
        Guid org, string scope = AllScopes, string subject = "tester", string audience = "messaging", TimeSpan? lifetime = null)
        => ForClaims(new
        {
            sub = subject,
            org,
            scope,
            aud = audience,
            iat = Seconds(TimeSpan.FromMinutes(-60)),
            exp = Seconds(lifetime ?? TimeSpan.FromHours(2)),
        });

    /// <summary>A token with exactly these claims.</summary>
    public string ForClaims(object claims) => Sign(key, "ES256", claims);

    /// <summary>The same, signed with a key nobody knows.</summary>
    public static string Forged(Guid org)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(stranger, "ES256", Mallory(org));
    }

    /// <summary>The same without a signature, which the header admits.</summary>
    public static string WithoutSignature(Guid org)
        => $"{Part(new { alg = "none", typ = "JWT" })}.{Part(Mallory(org))}.";

    private static object Mallory(Guid org)
        => new { sub = "mallory", org, scope = AllScopes, aud = "messaging", exp = Seconds(TimeSpan.FromHours(1)) };

    private static string Sign(ECDsa key, string algorithm, object claims)
    {
        var content = $"{Part(new { alg = algorithm, typ = "JWT" })}.{Part(claims)}";
        return $"{content}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static long Seconds(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow() + fromNow).ToUnixTimeSeconds();
}
