using System.IO.Pipelines;
using System.Text;
using Messaging.Api.Features.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Events;

public sealed class EventStreamTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 1024, resumeWriterThreshold: 512));
    private readonly CancellationTokenSource end = new();
    private readonly Connection connection;
    private readonly EventStreamWriter stream;

    public EventStreamTests()
    {
        connection = new Connection(pipe);
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpRequestLifetimeFeature>(connection);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(pipe.Writer.AsStream()));
        stream = new EventStreamWriter(http, time, end.Token);
    }

    [Fact]
    public async Task it_begins_with_when_to_come_back_and_where_it_is()
    {
        await stream.OpenAsync(41);
        await stream.PingAsync();
        await stream.WriteAsync([Event("id: 42\n\n")]);

        (await ReadAsync()).ShouldBe("retry: 2000\nid: 41\n\n: ping\n\nid: 42\n\n");
    }

    [Fact]
    public async Task to_whom_nothing_is_shown_no_place_is_told()
    {
        await stream.OpenAsync(position: null);

        (await ReadAsync()).ShouldBe("retry: 2000\n\n");
    }

    [Fact]
    public async Task a_reader_that_takes_nothing_for_ten_seconds_is_cut_off()
    {
        var writing = stream.WriteAsync([Event(new string('x', 5_000))]);
        time.Advance(TimeSpan.FromSeconds(9));
        writing.IsCompleted.ShouldBeFalse();
        connection.IsAborted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => writing);
        connection.IsAborted.ShouldBeTrue();
        stream.IsCutOff.ShouldBeTrue();
    }

    [Fact]
    public async Task the_end_of_the_session_does_not_wait_for_a_reader()
    {
        var writing = stream.WriteAsync([Event(new string('x', 5_000))]);

        await end.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => writing);
        connection.IsAborted.ShouldBeTrue();
    }

    [Fact]
    public async Task a_reader_that_reads_in_time_gets_everything()
    {
        var writing = stream.WriteAsync(Enumerable.Range(0, 20).Select(_ => Event(new string('x', 5_000))));
        var read = 0;
        while (read < 100_000)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            var part = await pipe.Reader.ReadAsync();
            read += (int)part.Buffer.Length;
            pipe.Reader.AdvanceTo(part.Buffer.End);
        }

        await writing;
        connection.IsAborted.ShouldBeFalse();
    }

    public void Dispose() => end.Dispose();

    private static ServerSentEvent Event(string text) => new(1, AboutWorkspace: false, Encoding.ASCII.GetBytes(text));

    private async Task<string> ReadAsync()
    {
        var read = await pipe.Reader.ReadAsync();
        return Encoding.ASCII.GetString(read.Buffer);
    }

    private sealed class Connection(Pipe pipe) : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        // As a real connection does, it lets go of whoever writes.
        public void Abort()
        {
            IsAborted = true;
            pipe.Reader.Complete();
        }
    }
}
