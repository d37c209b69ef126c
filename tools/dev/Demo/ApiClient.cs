using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Dev.Settings;

namespace Messaging.Dev.Demo;

/// <summary>A client of the Api that waits for outcomes (<c>Prefer: wait</c>, RFC 7240).</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // twice what the Api waits at most
    private readonly HttpClient http;

    /// <summary>A client.</summary>
    /// <param name="api">The Api's address.</param>
    /// <param name="token">A bearer token.</param>
    public ApiClient(Uri api, string token)
    {
        http = new HttpClient { BaseAddress = api, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("Prefer", "wait=30");
    }

    /// <summary>Reads.</summary>
    public Task<ApiResponse> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, body: null, ct);

    /// <summary>Sends a command with a body, or without one.</summary>
    /// <exception cref="ToolException">Nobody answers, or not in JSON.</exception>
    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        try
        {
            using var response = await http.SendAsync(request, ct);
            var text = await response.Content.ReadAsByteArrayAsync(ct);
            return new ApiResponse((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception problem) when (HttpFailure.Is(problem, ct))
        {
            throw new ToolException(
                $"{method} {http.BaseAddress}{path.TrimStart('/')} was not answered as it should be: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
