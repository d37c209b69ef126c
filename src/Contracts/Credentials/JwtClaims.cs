using System.Buffers.Text;
using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>
/// What a token says of itself where it is a JWT (RFC 7519). The signature is not checked: nothing is decided by it, and a
/// provider that gets a wrong token refuses it.
/// </summary>
internal static class JwtClaims
{
    private const string OpenAiAccount = "https://api.openai.com/auth"; // an object, in id and access tokens
    private const string OpenAiAccountId = "chatgpt_account_id";

    /// <summary>When a token ends (its <c>exp</c>); null where it does not say.</summary>
    public static DateTimeOffset? ExpiryOf(SecretText token)
    {
        using var claims = Read(token);
        return claims is not null && claims.Root.TryGetProperty("exp", out var end) && BundleTimes.TryRead(end, out var time) ? time : null;
    }

    /// <summary>The id of the ChatGPT account that a token of OpenAI's is for; null where it does not say.</summary>
    public static string? ChatGptAccountOf(SecretText? token)
    {
        using var claims = token is null ? null : Read(token);
        return claims is not null
            && claims.Root.TryGetProperty(OpenAiAccount, out var account)
            && account.ValueKind is JsonValueKind.Object
            && account.TryGetProperty(OpenAiAccountId, out var id)
            && id.ValueKind is JsonValueKind.String
            ? id.GetString()
            : null;
    }

    private static BundleDocument? Read(SecretText token)
    {
        if (token.Reveal().Split('.') is not [_, var payload, _] || !Base64Url.IsValid(payload))
            return null;

        var claims = BundleDocument.Parse(Base64Url.DecodeFromChars(payload));
        if (claims is null or { Root.ValueKind: JsonValueKind.Object })
            return claims;

        claims.Dispose();
        return null;
    }
}
