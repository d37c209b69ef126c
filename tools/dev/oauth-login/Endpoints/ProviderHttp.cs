using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Messaging.OAuthLogin.Terminal;

namespace Messaging.OAuthLogin.Endpoints;

/// <summary>Requests to a provider: bounded in time and size, and never redirected anywhere else.</summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024; // an answer has a few KiB
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PreAuthenticate = false })
    {
        // Ended by tokens, which tell one end from another.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Requests that say who asks.</summary>
    public ProviderHttp() => client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("oauth-login", "1.0"));

    /// <summary>Reads a document.</summary>
    public Task<EndpointAnswer> GetAsync(Uri endpoint, LoginDeadline deadline)
        => SendAsync(HttpMethod.Get, endpoint, content: null, deadline);

    /// <summary>Posts parameters as a form.</summary>
    public Task<EndpointAnswer> PostFormAsync(Uri endpoint, IReadOnlyDictionary<string, string> parameters, LoginDeadline deadline)
        => SendAsync(HttpMethod.Post, endpoint, new FormUrlEncodedContent(parameters), deadline);

    /// <summary>Posts parameters as a JSON object.</summary>
    public Task<EndpointAnswer> PostJsonAsync(Uri endpoint, IReadOnlyDictionary<string, string> parameters, LoginDeadline deadline)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(parameters));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, endpoint, content, deadline);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<EndpointAnswer> SendAsync(HttpMethod method, Uri endpoint, HttpContent? content, LoginDeadline deadline)
    {
        var name = SafeAddress.Name(endpoint);
        deadline.WaitingFor = $"an answer from {name}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
        limit.CancelAfter(RequestLimit);
        using var request = new HttpRequestMessage(method, endpoint) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new EndpointAnswer(endpoint, response, await ReadAsync(name, response.Content, limit.Token));
        }
        catch (OperationCanceledException problem) when (!deadline.Token.IsCancellationRequested)
        {
            var limitText = string.Create(CultureInfo.InvariantCulture, $"{RequestLimit.TotalSeconds:0} s");
            throw new LoginException($"{name} gave no whole answer within {limitText}.", problem) { IsPassing = true };
        }
        catch (HttpRequestException problem) when (!BrokeOff(problem))
        {
            throw new LoginException($"{name} could not be reached: {Reason(problem.HttpRequestError)}.", problem) { IsPassing = true };
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new LoginException($"{name} broke off before its answer was whole.", problem) { IsPassing = true };
        }
    }

    private static async Task<byte[]> ReadAsync(string name, HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var body = new byte[MaxAnswerBytes + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return length <= MaxAnswerBytes
            ? body[..length]
            : throw new LoginException($"{name} answered with more than {MaxAnswerBytes / 1024} KiB, which is no answer to this.");
    }

    // A connection that ends early is found out while the head is read or while the rest is: it depends on how fast it ends.
    private static bool BrokeOff(HttpRequestException problem)
        => problem.HttpRequestError == HttpRequestError.ResponseEnded
            || problem is { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException };

    private static string Reason(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "its name was not found",
        HttpRequestError.ConnectionError => "there is no connection to it",
        HttpRequestError.SecureConnectionError => "there is no trusted TLS connection to it",
        HttpRequestError.ProxyTunnelError => "the proxy refuses it",
        _ => "what came back is not HTTP as it should be",
    };
}
