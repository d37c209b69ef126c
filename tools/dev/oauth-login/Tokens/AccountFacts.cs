using System.Text.Json;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Providers;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>What is known of the account that signed in, read where the provider's data says.</summary>
internal static class AccountFacts
{
    /// <summary>The facts that are there, by their names in the bundle.</summary>
    public static IReadOnlyDictionary<string, string> Read(LoginProvider provider, TokenAnswer answer)
    {
        var sources = new Dictionary<string, JsonElement?>(StringComparer.Ordinal)
        {
            ["answer"] = answer.Members,
            ["id_token"] = JwtClaims.Read(answer.IdToken),
            ["access_token"] = JwtClaims.Read(answer.AccessToken),
        };
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in provider.Account)
        {
            var found = path.Skip(1).Aggregate(sources[path[0]], (element, member) => element?.Member(member));
            if (found?.Text() is { } text)
                facts[name] = text;
        }

        return facts;
    }
}
