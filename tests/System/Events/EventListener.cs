using System.Globalization;
using System.Net.Http.Headers;
using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>Listens to <c>GET /events</c> and reads it as the HTML standard says (section 9.2.6).</summary>
public sealed class EventListener : IAsyncDisposable
{
    private readonly Lock sync = new();
    private readonly List<HeardEvent> heard = [];
    private readonly List<string> comments = [];
    private readonly HttpResponseMessage response;
    private readonly Task reading;
    private string lastId = "";
    private string? retry;

    private EventListener(HttpResponseMessage response)
    {
        this.response = response;
        reading = Task.Run(ReadAsync);
    }

    public HttpResponseMessage Response => response;

    /// <summary>Completes when the stream ends; faults when it breaks off.</summary>
    public Task Ended => reading;

    public string LastId
    {
        get
        {
            lock (sync)
                return lastId;
        }
    }

    public string? Retry
    {
        get
        {
            lock (sync)
                return retry;
        }
    }

    public IReadOnlyList<HeardEvent> Heard
    {
        get
        {
            lock (sync)
                return [.. heard];
        }
    }

    public IReadOnlyList<string> Comments
    {
        get
        {
            lock (sync)
                return [.. comments];
        }
    }

    /// <summary>Opens a stream; what happens after this is heard.</summary>
    public static async Task<EventListener> OpenAsync(Caller caller, string? lastEventId = null, string path = "/events")
    {
        ArgumentNullException.ThrowIfNull(caller);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await caller.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.IsSuccessStatusCode)
            return new EventListener(answer);

        using (answer)
            throw new HttpRequestException($"GET {path} → {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public static Task<EventListener> OpenAsync(Caller caller, long after)
        => OpenAsync(caller, after.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits until what was heard holds what is asked for.</summary>
    public Task<IReadOnlyList<HeardEvent>> UntilAsync(string what, Func<IReadOnlyList<HeardEvent>, bool> holds, TimeSpan? deadline = null)
        => Eventually.Async($"the stream: {what}", () => Heard, holds, deadline);

    /// <summary>Waits until a number of events was heard.</summary>
    public Task<IReadOnlyList<HeardEvent>> UntilAsync(int count, TimeSpan? deadline = null)
        => UntilAsync($"{count} events", events => events.Count >= count, deadline);

    /// <summary>Cuts the connection, as a reader does that goes away.</summary>
    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync()
    {
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var (type, data) = ("", new List<string>());
        while (await lines.ReadLineAsync() is { } line)
        {
            var (name, value) = line.Split(':', 2) is [var before, var after]
                ? (before, after.StartsWith(' ') ? after[1..] : after)
                : (line, "");
            lock (sync)
            {
                switch (name)
                {
                    case "" when line.Length == 0:
                        if (data.Count > 0)
                            heard.Add(new HeardEvent(lastId, type, string.Join('\n', data)));
                        (type, data) = ("", []);
                        break;
                    case "":
                        comments.Add(value);
                        break;
                    case "id":
                        lastId = value;
                        break;
                    case "event":
                        type = value;
                        break;
                    case "data":
                        data.Add(value);
                        break;
                    case "retry":
                        retry = value;
                        break;
                    default:
                        throw new InvalidOperationException($"An event stream has no field '{name}'.");
                }
            }
        }
    }
}
