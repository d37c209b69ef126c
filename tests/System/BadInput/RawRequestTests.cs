using System.Net.Sockets;
using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.BadInput;

/// <summary>Requests that no HTTP client would send: the bytes themselves.</summary>
[Collection(SharedSystem.Name)]
public sealed class RawRequestTests(SharedSystem shared)
{
    private const string Put = "PUT /admin/org/llm-billing-mode HTTP/1.1\r\n";
    private const string Json = "Content-Type: application/json\r\nContent-Length: 15\r\n{more}\r\n\r\n{\"mode\":\"byok\"}";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly MessagingSystem system = shared.System;

    /// <summary>What the Api itself sees, and answers with a problem.</summary>
    public static TheoryData<string, string, int, string> Seen => new()
    {
        { "bytes beyond ASCII in the key", Put + "Idempotency-Key: caf\u00e9\r\n" + Json, 400, "invalid_idempotency_key" },
        { "bytes that are not UTF-8 in the key", Put + "Idempotency-Key: \u00ff\u00fe\r\n" + Json, 400, "invalid_idempotency_key" },
        { "two keys", Put + "Idempotency-Key: a\r\nIdempotency-Key: b\r\n" + Json, 400, "invalid_idempotency_key" },
        {
            "bytes beyond ASCII where a stream is to begin",
            "GET /events HTTP/1.1\r\nLast-Event-ID: \u00b2\r\n{more}\r\n\r\n",
            400, "invalid_request"
        },
        {
            "bytes beyond ASCII in the type",
            Put + "Content-Type: application/json\u00e9\r\nContent-Length: 15\r\n{more}\r\n\r\n{\"mode\":\"byok\"}",
            415, "unsupported_media_type"
        },
        {
            "a chunk that is none",
            Put + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n{more}\r\n\r\nnonsense\r\n",
            400, "invalid_request"
        },
        { "a token of bytes", "GET /workspaces HTTP/1.1\r\nAuthorization: Bearer \u00ff\u00fe\r\n{host}\r\n\r\n", 401, "unauthenticated" },
        { "two tokens", "GET /workspaces HTTP/1.1\r\nAuthorization: Bearer x\r\n{more}\r\n\r\n", 401, "unauthenticated" },
        {
            "another scheme",
            "GET /workspaces HTTP/1.1\r\nAuthorization: Basic dGVzdGVyOnRlc3Rlcg==\r\n{host}\r\n\r\n",
            401, "unauthenticated"
        },
        { "a path of bytes that are not UTF-8", "GET /workspaces/%ff%fe HTTP/1.1\r\n{more}\r\n\r\n", 400, "invalid_workspace_id" },
    };

    /// <summary>
    /// What the server refuses before the Api sees it, for what is not well-formed HTTP, or larger than it reads: with a status and no
    /// body, because it has nothing yet to give to the Api.
    /// </summary>
    public static TheoryData<string, string, int> Unseen => new()
    {
        { "a NUL in the path", "GET /workspaces/%00 HTTP/1.1\r\n{more}\r\n\r\n", 400 },
        { "no request", "nonsense\r\n\r\n", 400 },
        { "a version that there is not", "GET /workspaces HTTP/9.9\r\n{more}\r\n\r\n", 505 },
        { "no host", "GET /workspaces HTTP/1.1\r\n\r\n", 400 },
        { "two hosts", "GET /workspaces HTTP/1.1\r\nHost: a\r\n{more}\r\n\r\n", 400 },
        { "a header without a colon", "GET /workspaces HTTP/1.1\r\nnonsense\r\n{more}\r\n\r\n", 400 },
        { "a NUL in a header", "GET /workspaces HTTP/1.1\r\nPrefer: a\0b\r\n{more}\r\n\r\n", 400 },
        { "two lengths", Put + "Content-Length: 15\r\nContent-Length: 16\r\n{more}\r\n\r\n{\"mode\":\"byok\"}", 400 },
        { "a negative length", Put + "Content-Length: -1\r\n{more}\r\n\r\n", 400 },
        { "a path of 10 000 characters", $"GET /workspaces/{new string('x', 10_000)} HTTP/1.1\r\n{{more}}\r\n\r\n", 414 },
        { "a header of 40 000 characters", $"GET /workspaces HTTP/1.1\r\nX-Long: {new string('x', 40_000)}\r\n{{more}}\r\n\r\n", 431 },
        { "a thousand headers", $"GET /workspaces HTTP/1.1\r\n{string.Concat(Enumerable.Repeat("X: x\r\n", 1000))}{{more}}\r\n\r\n", 431 },
    };

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task what_the_api_sees_is_a_problem(string what, string request, int status, string code)
    {
        var caller = system.Caller();
        var answer = await SendAsync(caller, request);

        answer.ShouldStartWith($"HTTP/1.1 {status} ", Case.Sensitive, what);
        answer.ShouldContain("application/problem+json", Case.Sensitive, what);
        answer.ShouldContain($"\"code\":\"{code}\"", Case.Sensitive, what);
        (await caller.AllAsync("/operations")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Unseen))]
    public async Task what_is_no_http_is_refused_by_the_server(string what, string request, int status)
    {
        var caller = system.Caller();
        (await SendAsync(caller, request)).ShouldStartWith($"HTTP/1.1 {status} ", Case.Sensitive, what);
        (await caller.AllAsync("/operations")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_body_that_does_not_come_whole_has_no_effect()
    {
        var caller = system.Caller();
        using (var client = await ConnectAsync(caller))
        {
            await client.GetStream().WriteAsync(Bytes(caller, Put + Json[..^"\"byok\"}".Length]));
        }

        (await caller.GetAsync("/admin/org/llm-billing-mode")).ShouldBe(200);
        (await caller.AllAsync("/operations")).ShouldBeEmpty();
    }

    private static async Task<TcpClient> ConnectAsync(Caller caller)
    {
        var client = new TcpClient();
        await client.ConnectAsync(caller.Http.BaseAddress!.Host, caller.Http.BaseAddress.Port);
        return client;
    }

    // Latin-1: one character of the request is one byte.
    private static byte[] Bytes(Caller caller, string request)
    {
        var host = $"Host: {caller.Http.BaseAddress!.Authority}\r\nConnection: close";
        return Encoding.Latin1.GetBytes(request
            .Replace("{more}", $"Authorization: Bearer {caller.Token}\r\n{host}", StringComparison.Ordinal)
            .Replace("{host}", host, StringComparison.Ordinal));
    }

    private static async Task<string> SendAsync(Caller caller, string request)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var client = await ConnectAsync(caller);
        await client.GetStream().WriteAsync(Bytes(caller, request), deadline.Token);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var answer = new StringBuilder();
        try
        {
            while (await reader.ReadLineAsync(deadline.Token) is { } line)
                answer.Append(line).Append('\n');
        }
        catch (IOException)
        {
            // Closed without reading the rest of what was sent, which resets the connection: what came before counts.
        }

        return answer.ToString();
    }
}
