using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>
/// The two ways in which work is retried: transient faults until the worker stops, and any fault a bounded number of times. The message
/// is kept meanwhile and not returned to the broker, because that would break its organization's order.
/// </summary>
internal sealed partial class RetryPolicies
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5); // so that work goes on within seconds of the fault's end
    private const int BoundedAttempts = 15; // with these delays about a minute

    // Hundreds of commands may wait for the same fault: one line stands for all.
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

    /// <summary>Builds the policies.</summary>
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

    /// <summary>Retries work after transient faults until it succeeds or the worker stops.</summary>
    /// <exception cref="OperationCanceledException">The worker stops.</exception>
    public async Task<T> UntilStoppedAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await untilStopped.ExecuteAsync(async _ => await work(), stopping);

    /// <summary>
    /// Retries work after any fault for about a minute and then throws, because an organization's commands cannot wait for ever for an
    /// unknown fault. Transient faults are retried until the worker stops and do not count.
    /// </summary>
    /// <exception cref="OperationCanceledException">The worker stops.</exception>
    public async Task<T> BoundedAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await bounded.ExecuteAsync(async _ => await UntilStoppedAsync(work, stopping), stopping);

    // The first attempts, and then ever fewer, so that an outage makes a few lines in the log.
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
