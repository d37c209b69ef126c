using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Messaging.System.Browser;

/// <summary>A browser that somebody sits at: its page, what the page sent, and what the browser had to complain of.</summary>
public sealed class BrowserSession : IAsyncDisposable
{
    private const float TimeoutMilliseconds = 60_000;

    // A violation is reported on the console too, but by name it is not to be confused with anything.
    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', "
            + "e => console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));";

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly ConcurrentQueue<string> console = new();
    private readonly ConcurrentBag<(int Status, string Path)> expected = [];
    private readonly IBrowserContext context;

    private BrowserSession(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Everything that was asked of the server.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => requests;

    /// <summary>Everything on the console.</summary>
    public IReadOnlyCollection<string> Console => console;

    public static async Task<BrowserSession> BeginAsync(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.SetDefaultTimeout(TimeoutMilliseconds);
        Assertions.SetDefaultExpectTimeout(TimeoutMilliseconds);
        await context.AddInitScriptAsync(ReportViolations);
        var session = new BrowserSession(context, await context.NewPageAsync());
        session.Watch();
        return session;
    }

    /// <summary>Says that a script's request may be answered like this; any other error of a script's request fails the test.</summary>
    /// <param name="status">The status; 0 for a request that does not get through.</param>
    /// <param name="path">The path.</param>
    public void Expect(int status, string path) => expected.Add((status, path));

    /// <summary>What the browser has complained of, which then no longer fails the test.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        List<string> taken = [];
        while (complaints.TryDequeue(out var complaint))
            taken.Add(complaint);
        return taken;
    }

    /// <summary>Asserts that the browser had nothing to complain of so far.</summary>
    public void ShouldHaveNoComplaints() => complaints.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        ShouldHaveNoComplaints();
    }

    private void Watch()
    {
        context.Request += (_, request) => requests.Enqueue(
            new RecordedRequest(
                request.Method, request.Url, request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase), request.PostData ?? ""));
        context.Console += (_, message) =>
        {
            console.Enqueue($"{message.Type}: {message.Text}");
            // That an answer was an error is told better below.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complaints.Enqueue($"console {message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => complaints.Enqueue($"uncaught: {error.Error}");
        context.Response += (_, response) =>
        {
            // What a person is led to may be a page that says no.
            if (response.Status >= 400 && response.Request.ResourceType is not "document")
                Complain(response.Status, response.Request);
        };
        context.RequestFailed += (_, request) =>
        {
            // Leaving a page, or closing it, ends what it still waits for.
            if (request.Failure is not "net::ERR_ABORTED")
                Complain(0, request);
        };
    }

    private void Complain(int status, IRequest request)
    {
        if (!expected.Contains((status, new Uri(request.Url).AbsolutePath)))
            complaints.Enqueue($"{request.Method} {request.Url} → {(status == 0 ? request.Failure : status)}");
    }
}
