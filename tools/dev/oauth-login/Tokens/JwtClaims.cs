using System.Buffers.Text;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>What a JWT says of itself, unchecked: good for what is shown and noted, not for a decision.</summary>
internal static class JwtClaims
{
    /// <summary>The claims, or null where it is no JWT (RFC 7519).</summary>
    public static JsonElement? Read(SecretText? token)
    {
        if (token?.Reveal().Split('.') is not [_, var claims, _])
            return null;

        try
        {
            return JsonElement.Parse(Base64Url.DecodeFromChars(claims));
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            // Opaque to us, as a token may be.
            return null;
        }
    }
}
