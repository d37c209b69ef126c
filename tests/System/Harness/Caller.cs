using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>A caller of the Api: an organization, a token, an instance.</summary>
/// <param name="Http">The instance.</param>
/// <param name="Org">The caller's organization.</param>
/// <param name="Token">The bearer token; null for none.</param>
public sealed record Caller(HttpClient Http, Guid Org, string? Token)
{
    /// <summary>What is sent as <c>Prefer</c>, unless it is said the longest that the Api waits; null for nothing.</summary>
    public string? Prefer { get; init; } = "wait=30";

    /// <summary>What is sent as <c>Idempotency-Key</c>; null for nothing.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The same caller, who takes the 202.</summary>
    public Caller WithoutWaiting => this with { Prefer = null };

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null);

    public Task<Answer> PutAsync(string path, object? body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body is null ? null : Json(body));

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, body: null);

    public Task<Answer> SendTextAsync(HttpMethod method, string path, string text, string contentType = "application/json")
        => SendBytesAsync(method, path, Encoding.UTF8.GetBytes(text), contentType);

    public Task<Answer> SendBytesAsync(HttpMethod method, string path, byte[] bytes, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(method, path, content);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Prefer is not null)
            request.Headers.TryAddWithoutValidation("Prefer", Prefer);
        if (IdempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await Answer.ReadAsync($"{method} {path}", response);
    }

    private static ByteArrayContent Json(object? body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
