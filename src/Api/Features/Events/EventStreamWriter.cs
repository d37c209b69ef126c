using System.Buffers;
using System.Globalization;
using System.Text;

namespace Messaging.Api.Features.Events;

/// <summary>Writes one stream. It never waits long: a reader that does not read is cut off, and may come back for the rest.</summary>
internal sealed class EventStreamWriter(HttpContext http, TimeProvider time, CancellationToken end)
{
    private const int FlushBytes = 32 * 1024;

    // Far longer than a slow network needs for a full buffer, far shorter than a reader may be stuck at the cost of others.
    private static readonly TimeSpan TakenWithin = TimeSpan.FromSeconds(10);

    /// <summary>Whether the reader did not take what it was given.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Begins the answer.</summary>
    /// <param name="position">Where the stream begins, for a reader that is cut off before its first event; null says nothing.</param>
    public async Task OpenAsync(long? position)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";

        // An id without data moves the reader's place and is no message (HTML standard, section 9.2.6).
        var id = position is { } sequence ? string.Create(CultureInfo.InvariantCulture, $"id: {sequence}\n") : "";
        Write(Encoding.ASCII.GetBytes($"retry: 2000\n{id}\n"));
        await FlushAsync();
    }

    /// <summary>Writes events.</summary>
    /// <exception cref="OperationCanceledException">The stream has ended, or its reader was cut off.</exception>
    public async Task WriteAsync(IEnumerable<ServerSentEvent> events)
    {
        var pending = 0;
        foreach (var published in events)
        {
            Write(published.Frame.Span);
            pending += published.Frame.Length;
            if (pending >= FlushBytes)
            {
                await FlushAsync();
                pending = 0;
            }
        }

        if (pending > 0)
            await FlushAsync();
    }

    /// <summary>Writes a comment, which keeps what stands between the two from closing a silent connection.</summary>
    /// <exception cref="OperationCanceledException">The stream has ended, or its reader was cut off.</exception>
    public Task PingAsync()
    {
        Write(": ping\n\n"u8);
        return FlushAsync();
    }

    private void Write(ReadOnlySpan<byte> bytes) => http.Response.BodyWriter.Write(bytes);

    private async Task FlushAsync()
    {
        var flush = http.Response.BodyWriter.FlushAsync(CancellationToken.None).AsTask();
        try
        {
            await flush.WaitAsync(TakenWithin, time, end);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // What the reader has not taken cannot be ended properly either: that would be to wait for it.
            IsCutOff = exception is TimeoutException;
            http.Abort();
            await ((Task)flush).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new OperationCanceledException("The reader was cut off.", exception);
        }
    }
}
