using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Messaging.Bench.Product;

/// <summary>Sends what is measured: <c>PUT …/llm-billing-mode</c>, to the product or to a floor that answers alike.</summary>
internal sealed class ModeRequests : IDisposable
{
    private static readonly byte[][] Bodies = ["{\"mode\":\"byok\"}"u8.ToArray(), "{\"mode\":\"disabled\"}"u8.ToArray()];
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpClient http;
    private int count;

    /// <summary>Requests to an address over at most so many connections.</summary>
    public ModeRequests(Uri address, int connections)
        => http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };

    /// <summary>Sends one that must be answered with 202; the mode is another one each time.</summary>
    /// <returns>The answer's body.</returns>
    public async Task<byte[]> SendAsync(Target target)
    {
        using var content = new ByteArrayContent(Bodies[Interlocked.Increment(ref count) & 1]);
        content.Headers.ContentType = Json;
        var path = new Uri($"/admin/workspaces/{target.Workspace:D}/llm-billing-mode", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", target.Token);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.Accepted
            ? body
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }

    /// <summary>The same, and gives the operation's id.</summary>
    public async Task<string> OperationAsync(Target target)
        => JsonSerializer.Deserialize<JsonElement>(await SendAsync(target)).GetProperty("operation_id").GetString()!;

    /// <summary>Sends many, the targets one after the other, so many side by side.</summary>
    public async Task SendManyAsync(IReadOnlyList<Target> targets, int commands, int concurrency)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number < commands; number = Interlocked.Increment(ref next))
                await SendAsync(targets[number % targets.Count]);
        }));
    }

    /// <summary>Creates a workspace and waits for its outcome; gives its id.</summary>
    public async Task<Guid> CreateWorkspaceAsync(string token, string runtime)
    {
        var workspace = JsonSerializer.SerializeToUtf8Bytes(
            new { name = "bench", runtime, model = "MiniMax-M2.7", billing_mode = "disabled" });
        using var content = new ByteArrayContent(workspace);
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/workspaces", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Prefer", "wait=30");
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.Created
            ? JsonSerializer.Deserialize<JsonElement>(body).GetProperty("id").GetGuid()
            : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"a workspace was answered with {(int)answer.StatusCode}: {body}"));
    }

    /// <summary>The status of the readiness; 0 while nobody listens.</summary>
    public async Task<int> ReadinessAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
