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
    public string Path => Name.Split(' ')[1].Replace("{id}", Name.Contains("/operations/", StringComparison.Ordinal) ? "none" : Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("{key}", "NO_SUCH_NAME", StringComparison.Ordinal);

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

    public Task<Answer> SendAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return HasBody ? caller.SendTextAsync(Method, Path, "{}") : caller.SendAsync(Method, Path, body: null);
    }
}
