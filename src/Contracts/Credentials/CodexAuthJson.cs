using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.Contracts;

/// <summary>Writes codex's <c>auth.json</c> from a bundle.</summary>
internal static class CodexAuthJson
{
    /// <summary>The text.</summary>
    /// <param name="bundle">A bundle of OpenAI's.</param>
    /// <param name="now">The time of the last refresh, where that is not known.</param>
    public static SecretText Write(OAuthBundle bundle, DateTimeOffset now)
    {
        var tokens = new JsonObject
        {
            // Codex does not start without these two. What it reads in the id token, the account and its plan, stands in
            // OpenAI's access tokens as well; an empty refresh token fails when it is used, not before.
            ["id_token"] = (bundle.IdToken ?? bundle.AccessToken).Reveal(),
            ["refresh_token"] = bundle.RefreshToken?.Reveal() ?? "",
            ["access_token"] = bundle.AccessToken.Reveal(),
        };
        if (AccountOf(bundle) is { } account)
            tokens["account_id"] = account;

        var file = new JsonObject { ["tokens"] = tokens, ["last_refresh"] = BundleTimes.Write(bundle.ObtainedAt ?? now) };
        return new SecretText(CanonicalJson.Write(JsonSerializer.SerializeToElement(file)));
    }

    private static string? AccountOf(OAuthBundle bundle)
        => CodexShape.AccountIdOf(bundle.Account)
            ?? JwtClaims.ChatGptAccountOf(bundle.IdToken)
            ?? JwtClaims.ChatGptAccountOf(bundle.AccessToken);
}
