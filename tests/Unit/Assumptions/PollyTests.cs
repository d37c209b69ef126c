using Polly;
using Polly.Retry;

namespace Messaging.Unit.Assumptions;

/// <summary>What is relied on in Polly when something is retried without end.</summary>
public sealed class PollyTests
{
    private const int Many = 3000; // doubled as often, the first delay is no number any more
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task however_often_something_is_retried_no_delay_is_longer_than_the_longest()
    {
        var time = new ImmediateTime();
        var attempts = 0;
        await Endless(time).ExecuteAsync(_ => ++attempts > Many ? ValueTask.CompletedTask : throw new IOException());

        time.Waits.Count.ShouldBe(Many);
        time.Waits.ShouldAllBe(wait => wait >= TimeSpan.Zero && wait <= Longest);
        time.Waits[^1].ShouldBe(Longest);
    }

    [Fact]
    public async Task a_retry_without_end_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var attempts = 0;
        var retrying = Endless(TimeProvider.System).ExecuteAsync(
            async _ =>
            {
                if (++attempts == 2)
                    await stop.CancelAsync();
                throw new IOException();
            },
            stop.Token);

        await Should.ThrowAsync<OperationCanceledException>(async () => await retrying);
        attempts.ShouldBe(2);
    }

    private static ResiliencePipeline Endless(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<IOException>(),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = First,
            MaxDelay = Longest,
        })
        .Build();
}
