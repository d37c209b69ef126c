using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Messaging.OAuthLogin.Providers;

/// <summary>The providers, from <c>providers.json</c> and what a person has put over it because an endpoint has changed.</summary>
internal sealed class LoginProviders
{
    private const string BuiltIn = "providers.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, LoginProvider> providers;

    private LoginProviders(Dictionary<string, LoginProvider> providers) => this.providers = providers;

    /// <summary>The ids.</summary>
    public IEnumerable<string> Ids => providers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the built-in data, and a file that changes it.</summary>
    /// <param name="changes">A JSON file that is merged into the built-in data as a merge patch (RFC 7396), or null.</param>
    /// <exception cref="LoginException">The file cannot be read, or what comes of it is not of the form.</exception>
    public static LoginProviders Read(string? changes)
    {
        using var stream = typeof(LoginProviders).Assembly.GetManifestResourceStream(BuiltIn)!;
        var data = JsonNode.Parse(stream)!;
        if (changes is null)
            return new LoginProviders(data.Deserialize<Dictionary<string, LoginProvider>>(Form)!);

        try
        {
            var read = Merge(data, JsonNode.Parse(File.ReadAllText(changes))).Deserialize<Dictionary<string, LoginProvider>>(Form)!;
            foreach (var (id, provider) in read)
                ProviderRules.Check(id, provider);
            return new LoginProviders(read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LoginException($"--providers names {changes}, which cannot be read.", problem);
        }
        catch (JsonException problem)
        {
            throw new LoginException($"--providers names {changes}, which is not of the form of docs/oauth-login.md: "
                + $"see {problem.Path ?? "its JSON"}.", problem);
        }
    }

    /// <summary>A provider.</summary>
    /// <exception cref="LoginException">There is none with this id.</exception>
    public LoginProvider Find(string id) => providers.GetValueOrDefault(id)
        ?? throw new LoginException($"--provider must be one of {string.Join(", ", Ids)}.");

    private static JsonNode Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone() ?? throw new JsonException("null where an object is expected", "its JSON", null, null);

        var merged = (target as JsonObject)?.DeepClone().AsObject() ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
                merged.Remove(name);
            else
                merged[name] = Merge(merged[name], change);
        }

        return merged;
    }
}
