using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>The routes of the organization's model by name.</summary>
public static class OrgModelRoutes
{
    public const string Path = "/org/llm-config";
    public const string Key = "sk-of-the-organization";

    /// <summary>Saves a model with an API key; nulls are left out of the body.</summary>
    public static Task<Answer> PutOrgModelAsync(
        this Caller caller,
        string? provider = "anthropic",
        string? model = "claude-sonnet-4-6",
        string? key = Key,
        string? baseUrl = null,
        object? bundle = null,
        bool? keep = null,
        long? expected = null,
        bool? acknowledged = true,
        string? type = null)
        => caller.PutAsync(Path, Body(
            ("provider", provider),
            ("model", model),
            ("base_url", baseUrl),
            ("credential_type", type ?? (bundle is null ? "api_key" : "oauth_bundle")),
            ("api_key", bundle is null && keep is not true ? key : null),
            ("oauth_bundle", bundle),
            ("keep_credential", keep),
            ("expected_version", expected),
            ("tos_acknowledged", acknowledged)));

    /// <summary>Saves a model that must come about, and gives its version.</summary>
    public static async Task<long> NewOrgModelAsync(
        this Caller caller,
        string provider = "anthropic",
        string model = "claude-sonnet-4-6",
        string key = Key,
        string? baseUrl = null,
        object? bundle = null)
        => VersionOf((await caller.PutOrgModelAsync(provider, model, key, baseUrl, bundle)).ShouldBe(201).Json);

    public static Task<Answer> RollBackAsync(this Caller caller, long version) => caller.PostAsync(Path + "/rollback", new { version });

    /// <summary>The active version; null when there is none.</summary>
    public static async Task<JsonElement?> ActiveModelAsync(this Caller caller)
    {
        var active = (await caller.GetAsync(Path)).ShouldBe(200).Json.GetProperty("active");
        return active.ValueKind == JsonValueKind.Null ? null : active;
    }

    /// <summary>All versions, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> OrgModelVersionsAsync(this Caller caller, int limit = 200)
    {
        var items = new List<JsonElement>();
        var page = $"{Path}/versions?limit={limit}";
        for (string? next = ""; next is not null;)
        {
            var answer = (await caller.GetAsync(next.Length == 0 ? page : $"{page}&before={next}")).ShouldBe(200).Json;
            items.AddRange(answer.GetProperty("items").EnumerateArray());
            next = answer.GetProperty("next").GetString();
        }

        return items;
    }

    public static long VersionOf(JsonElement version) => version.GetProperty("version").GetInt64();

    /// <summary>A bundle as the login tool prints it.</summary>
    public static Dictionary<string, object> Bundle(
        string provider, string accessToken = "at-of-the-organization", string refreshToken = "rt-of-the-organization")
        => new(StringComparer.Ordinal)
        {
            ["bundle_version"] = 1,
            ["provider"] = provider,
            ["access_token"] = accessToken,
            ["refresh_token"] = refreshToken,
            ["token_type"] = "Bearer",
            ["expires_at"] = "2031-01-01T00:00:00Z",
            ["scopes"] = new[] { "openid" },
            ["obtained_at"] = "2026-11-22T00:00:00Z",
        };

    /// <summary>A body without its nulls.</summary>
    public static Dictionary<string, object> Body(params (string Name, object? Value)[] members)
        => members.Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal);
}
