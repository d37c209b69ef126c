using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Messaging.Api.Settings;

namespace Messaging.Api.Access.Sessions;

/// <summary>
/// The token that a page has and a stranger's page has not. It follows from the session's own token, so every instance knows
/// it and nothing is stored; whoever reads it in a page cannot get the session's token back from it.
/// </summary>
internal sealed class AntiForgery(ApiSettings settings)
{
    /// <summary>The header in which a script sends it.</summary>
    public const string Header = "X-CSRF-Token";

    /// <summary>The field in which a form sends it.</summary>
    public const string Field = "csrf_token";

    private static readonly byte[] Purpose = "messaging/anti-forgery/v1"u8.ToArray();

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, settings.SigningKey, HMACSHA256.HashSizeInBytes, info: Purpose);

    /// <summary>The anti-forgery token of a session.</summary>
    public string TokenFor(CookieSession session)
        => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(session.Token)));

    /// <summary>Whether what was sent is the anti-forgery token of the session. Takes the same time wherever it differs.</summary>
    public bool IsValid(CookieSession session, string? sent)
        => sent is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenFor(session)), Encoding.UTF8.GetBytes(sent));
}
