using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Providers;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>A provider's tokens, on their way to becoming a bundle.</summary>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Answer">What it answered.</param>
/// <param name="ObtainedAt">When.</param>
internal sealed record TokenBundle(string ProviderId, LoginProvider Provider, TokenAnswer Answer, DateTimeOffset ObtainedAt)
{
    /// <summary>When the access token ends: as the answer says, else as the token itself does.</summary>
    public DateTimeOffset? ExpiresAt => Answer.Lifetime is { } lifetime ? ObtainedAt + lifetime : EndOf(Answer.AccessToken);

    /// <summary>The bundle as one line of JSON, in the product's own shape. What is not known is left out.</summary>
    /// <exception cref="LoginException">It is longer than a credential may be.</exception>
    public SecretText ToJson()
    {
        var json = new OAuthBundle
        {
            Provider = ProviderId,
            AccessToken = Answer.AccessToken,
            RefreshToken = Answer.RefreshToken,
            IdToken = Answer.IdToken,
            TokenType = "Bearer",
            ExpiresAt = ExpiresAt,
            Scopes = [.. Answer.Scopes(Provider.Scopes)],
            Account = new SecretText(JsonSerializer.Serialize(AccountFacts.Read(Provider, Answer).ToDictionary(StringComparer.Ordinal))),
            Issuer = Provider.Issuer,
            ClientId = Provider.ClientId,
            ObtainedAt = ObtainedAt,
        }.ToSecretText();
        return Encoding.UTF8.GetByteCount(json.Reveal()) <= OAuthBundle.MaxBytes
            ? json
            : throw new LoginException(
                $"The tokens that {Answer.Endpoint} answered are longer than a credential may be ({OAuthBundle.MaxBytes / 1024} KiB).");
    }

    private static DateTimeOffset? EndOf(SecretText token)
        => JwtClaims.Read(token)?.Number("exp") is { } seconds and < int.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}
