using System.Net;
using System.Net.Sockets;
using Messaging.System.Harness;

namespace Messaging.System.Sessions;

/// <summary>Asks for pages as a browser does, but follows nothing and keeps no cookies by itself.</summary>
public sealed class PageClient : IDisposable
{
    public const string CookieName = "messaging-session";

    private readonly HttpClient http;

    /// <param name="api">The Api.</param>
    /// <param name="from">The address of this machine to come from; the Api counts failures by it.</param>
    public PageClient(Uri api, string from = "127.0.0.1") => http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (connection, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(connection.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = api };

    /// <summary>Where the pages come from, as a browser says it.</summary>
    public string Origin => http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public Task<Answer> GetAsync(string path, string? session = null, string? accept = "text/html", string? bearer = null)
        => SendAsync(HttpMethod.Get, path, content: null, session, ("Accept", accept),
            ("Authorization", bearer is null ? null : $"Bearer {bearer}"));

    /// <summary>Sends a form.</summary>
    public Task<Answer> PostAsync(
        string path, Dictionary<string, string> form, string? session = null, params (string Name, string? Value)[] headers)
        => SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(form), session, headers);

    /// <summary>Sends anything.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? session, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (session is not null)
            request.Headers.Add("Cookie", $"{CookieName}={session}");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync($"{method} {path}", response);
    }

    /// <summary>The anti-forgery token of a session, from a page.</summary>
    public async Task<string> AntiForgeryTokenAsync(string session)
    {
        const string Before = "<meta name=\"csrf-token\" content=\"";
        var page = (await GetAsync("/forbidden", session)).ShouldBe(403).Text;
        page.ShouldContain(Before);
        return page.Split(Before)[1].Split('"')[0];
    }

    public void Dispose() => http.Dispose();
}
