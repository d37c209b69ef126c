using System.Buffers.Text;
using System.Security.Cryptography;

namespace Messaging.OAuthLogin.Flows;

/// <summary>Texts that nobody can guess.</summary>
internal static class RandomText
{
    private const int Bytes = 32; // 256 bits; as text 43 characters, the least that a PKCE verifier has (RFC 7636, section 4.1)

    /// <summary>A new one, in base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
