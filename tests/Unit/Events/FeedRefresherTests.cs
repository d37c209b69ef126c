using System.Diagnostics;
using Messaging.Api.Features.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Unit.Events;

public sealed class FeedRefresherTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly RecordedTrail trail = new() { Recorded = 5 };
    private readonly WatchedTime time = new();
    private readonly CancellationTokenSource end = new();
    private readonly OrgEventFeed feed;
    private Task running = Task.CompletedTask;

    public FeedRefresherTests() => feed = new OrgEventFeed(Guid.NewGuid(), trail);

    [Fact]
    public async Task it_reads_when_it_is_woken_and_only_then()
    {
        await StartAsync();
        trail.Recorded = 6;
        trail.Reads.ShouldBe(1);

        feed.Wake(6);

        await UntilAsync(() => feed.Look(5).Last == 6);
        await UntilAsync(() => time.Running == 1);
        trail.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task a_wake_up_that_was_lost_is_made_up_for()
    {
        await StartAsync();
        trail.Recorded = 6;

        time.Advance(TimeSpan.FromSeconds(15));

        await UntilAsync(() => feed.Look(5).Last == 6);
    }

    [Fact]
    public async Task while_nobody_can_be_asked_it_tries_again_less_and_less_often()
    {
        trail.IsAway = true;
        running = RunAsync();
        foreach (var pause in (int[])[1, 2, 4, 8, 15, 15])
        {
            await UntilAsync(() => time.Running == 1);
            time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            time.Running.ShouldBe(1, $"it waits {pause} s");
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        trail.IsAway = false;
        await UntilAsync(() => time.Running == 1);
        time.Advance(TimeSpan.FromSeconds(15));
        await UntilAsync(() => feed.Look(5).Last == 5);
    }

    [Fact]
    public async Task a_fault_does_not_end_it()
    {
        trail.WhileReading = () => throw new InvalidOperationException("a fault");
        running = RunAsync();
        await UntilAsync(() => time.Running == 1);

        time.Advance(TimeSpan.FromSeconds(1));

        await UntilAsync(() => feed.Look(5).Last == 5);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.WaitAsync(Deadline);
        end.Dispose();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!holds())
        {
            clock.Elapsed.ShouldBeLessThan(Deadline);
            await Task.Yield();
        }
    }

    private Task RunAsync() => Task.Run(() => new FeedRefresher(feed, time, NullLogger<FeedRefresher>.Instance).RunAsync(end.Token));

    private async Task StartAsync()
    {
        running = RunAsync();
        await UntilAsync(() => time.Running == 1);
    }
}
