using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>
/// The ways in which work is retried: transient faults until the worker stops, any fault a bounded number of times, and what has to run
/// as long as the worker does. A message is kept meanwhile and not returned to the broker, because that would break its organization's
/// order.
/// </summary>
internal sealed partial class RetryPolicies
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5); // so that work goes on within seconds of the fault's end
    private const int BoundedAttempts = 15; // with these delays about a minute

    /// <summary>How often <see cref="BrieflyAsync"/> tries: a bug fails every time, bad luck does not.</summary>
    public const int BriefAttempts = 3;

    // So that one short fault does not use up all attempts.
    private static readonly TimeSpan BriefDelay = TimeSpan.FromMilliseconds(200);

    // Long enough not to flood the log, short enough that work goes on soon after the fault has passed.
    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(5);

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

    private readonly ResiliencePipeline brief = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            MaxRetryAttempts = BriefAttempts - 1,
            BackoffType = DelayBackoffType.Linear,
            Delay = BriefDelay,
        })
        .Build();

    private readonly ILogger<RetryPolicies> logger;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline untilStopped;
    private readonly ResiliencePipeline running;
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
        running = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Constant, // it may have run for days since the last fault
                Delay = RestartDelay,
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

    /// <summary>Retries work after any fault, within a second, and then throws.</summary>
    /// <param name="work">The work.</param>
    /// <param name="failed">Told of every attempt that failed, also the last, and which it was.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <exception cref="OperationCanceledException">The worker stops.</exception>
    public async Task<T> BrieflyAsync<T>(Func<Task<T>> work, Action<Exception, int> failed, CancellationToken stopping)
    {
        var attempt = 0;
        return await brief.ExecuteAsync(
            async _ =>
            {
                attempt++;
                try
                {
                    return await work();
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failed(exception, attempt);
                    throw;
                }
            },
            stopping);
    }

    /// <summary>Runs what has to run as long as the worker does: after any fault it begins anew a few seconds later.</summary>
    /// <param name="work">The work.</param>
    /// <param name="failed">Told of every fault, but not of the end that a stopping worker puts to it.</param>
    /// <param name="stopping">The worker stops.</param>
    /// <exception cref="OperationCanceledException">The worker stops.</exception>
    public async Task KeepRunningAsync(Func<CancellationToken, Task> work, Action<Exception> failed, CancellationToken stopping)
        => await running.ExecuteAsync(
            async token =>
            {
                try
                {
                    await work(token);
                }
                catch (Exception exception) when (!token.IsCancellationRequested)
                {
                    failed(exception);
                    throw;
                }
            },
            stopping);

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
