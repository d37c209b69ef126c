using System.Text.Json.Nodes;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The providers' endpoints at an authorization server of the tests, and any free port to come back to.</summary>
internal static class LocalProviders
{
    public static JsonObject At(string address)
    {
        var providers = new JsonObject();
        foreach (var id in (string[])["anthropic", "openai", "xai"])
        {
            providers[id] = new JsonObject
            {
                ["issuer"] = $"{address}/{id}",
                ["authorization_endpoint"] = $"{address}/{id}/authorize",
                ["token_endpoint"] = $"{address}/{id}/token",
                ["redirect"] = new JsonObject { ["ports"] = new JsonArray(0) },
            };
        }

        providers["anthropic"]!["manual_redirect"] = $"{address}/anthropic/shown";
        providers["openai"]!["device"] = new JsonObject
        {
            ["code_endpoint"] = $"{address}/openai/usercode",
            ["poll_endpoint"] = $"{address}/openai/poll",
            ["page"] = $"{address}/openai/device",
            ["redirect"] = $"{address}/openai/device/callback",
        };
        providers["xai"]!["discovery_endpoint"] = $"{address}/xai/.well-known/openid-configuration";
        providers["xai"]!["device"] = new JsonObject { ["code_endpoint"] = $"{address}/xai/device/code" };
        return providers;
    }
}
