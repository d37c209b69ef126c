using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>
/// How work that must be done is done again: transient faults are waited out until the worker stops, every other fault gets a
/// bounded number of attempts where the work must not be left undone. Waiting in place, and not by giving a message back, is what
/// keeps an organization's order.
/// </summary>
internal sealed partial class RetryPolicies
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5); // so that work goes on within seconds of the fault's end
    private const int BoundedAttempts = 15; // with these delays about a minute

    // Hundreds may wait for the same: what one of them says stands for all.
    private static readonly TimeSpan BetweenLogLines = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline bounded = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            MaxRetryAttempts = BoundedAttempts,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
        })
        .Build();

    private readonly ILogger<RetryPolicies> logger;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline untilStopped;
    private long nextLogLine = long.MinValue;

    /// <summary>Waits with the usual delays.</summary>
    public RetryPolicies(ILogger<RetryPolicies> logger, TimeProvider time)
    {
        (this.logger, this.time) = (logger, time);
        untilStopped = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(TransientFaults.IsTransient),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                OnRetry = retry =>
                {
                    Report(retry.AttemptNumber + 1, retry.Outcome.Exception!);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Does something as often as transient faults stop it.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public async Task<T> UntilStoppedAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await untilStopped.ExecuteAsync(async _ => await work(), stopping);

    /// <summary>
    /// Does something that must not be left undone, whatever stops it, for about a minute; then gives up, because an
    /// organization's commands cannot wait for ever for a fault that nobody knows. Transient faults are waited out and do not count.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public async Task<T> BoundedAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await bounded.ExecuteAsync(async _ => await UntilStoppedAsync(work, stopping), stopping);

    // The first attempts, then ever more rarely: an outage is a few lines in the log, not a flood.
    private void Report(int attempt, Exception fault)
    {
        var (now, next) = (time.GetTimestamp(), Volatile.Read(ref nextLogLine));
        if (!int.IsPow2(attempt) || now < next)
            return;

        var after = now + (long)(BetweenLogLines.TotalSeconds * time.TimestampFrequency);
        if (Interlocked.CompareExchange(ref nextLogLine, after, next) == next)
            LogWaiting(logger, attempt, fault.GetType().Name, (fault as PostgresException)?.SqlState);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "waiting out a transient fault, attempt {Attempt}: {Fault} {SqlState}")]
    private static partial void LogWaiting(ILogger logger, int attempt, string fault, string? sqlState);
}
