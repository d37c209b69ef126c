using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Signs tokens, and publishes the key.</summary>
internal sealed class IdTokens : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public JsonObject Keys()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["kid"] = "one",
                ["use"] = "sig",
                ["x"] = Base64UrlEncoder.Encode(point.X),
                ["y"] = Base64UrlEncoder.Encode(point.Y),
            }),
        };
    }

    public string Sign(Dictionary<string, object> claims, SigningCredentials? with = null)
        => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = with
                ?? new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256),
        });

    public void Dispose() => key.Dispose();
}
