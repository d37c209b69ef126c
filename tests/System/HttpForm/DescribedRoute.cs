using System.Globalization;
using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.HttpForm;

/// <summary>A route as <c>GET /openapi/v1.json</c> describes it.</summary>
/// <param name="Name">Method and path, with the parameters' names between braces.</param>
/// <param name="Description">What the document says of it.</param>
public sealed record DescribedRoute(string Name, JsonElement Description)
{
    public HttpMethod Method => new(Name.Split(' ')[0]);

    /// <summary>The path for something that does not exist.</summary>
    public string Path => Filled(Name.Split(' ')[1]);

    /// <summary>The same with something else in the place of a parameter, as it stands in an address.</summary>
    public string PathWith(string parameter, string text)
        => Filled(Name.Split(' ')[1].Replace($"{{{parameter}}}", text, StringComparison.Ordinal));

    /// <summary>Whether it sends a command: it may take a body, though it asks for none.</summary>
    public bool IsCommand => Description.GetProperty("responses").TryGetProperty("202", out _);

    /// <summary>Whether it answers with a stream that does not end by itself.</summary>
    public bool IsStream => Description.GetProperty("responses").TryGetProperty("200", out var answer)
        && answer.GetProperty("content").TryGetProperty("text/event-stream", out _);

    public bool HasBody => Description.TryGetProperty("requestBody", out _);

    /// <summary>Everything the running Api describes.</summary>
    public static async Task<IReadOnlyList<DescribedRoute>> AllAsync(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var document = (await (system.Caller() with { Token = null }).GetAsync("/openapi/v1.json")).ShouldBe(200).Json;
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Where(method => method.Name is not "parameters").Select(
                method => new DescribedRoute($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value)))];
    }

    /// <summary>The problem codes that it may answer with a status.</summary>
    public IEnumerable<string> Codes(int status)
        => Description.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var answer)
            ? answer.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema")
                .GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(code => code.GetString()!)
            : [];

    public Task<Answer> SendAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return HasBody ? caller.SendTextAsync(Method, Path, "{}") : caller.SendAsync(Method, Path, body: null);
    }

    private string Filled(string path)
        => path
            .Replace("{id}", NoSuchId(), StringComparison.Ordinal)
            .Replace("{key}", "NO_SUCH_NAME", StringComparison.Ordinal);

    private string NoSuchId() => Name.Contains("/operations/", StringComparison.Ordinal) ? "none" : Guid.NewGuid().ToString();
}
