using System.Collections.Frozen;
using System.Net.Sockets;
using Messaging.Worker.Pipeline.Execution;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;
using Quartz;

namespace Messaging.Worker.Infrastructure.Resilience;

/// <summary>
/// Tells a reason that passes — database away, deadlock, broken connection — from one that does not, and waits the former
/// out. Waiting in place, and not by giving the message back, is what keeps the organization's order.
/// </summary>
internal sealed partial class RetryPolicies
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5); // so that work goes on within seconds of the reason's end

    // Hundreds may wait for the same: what one of them says stands for all.
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    // The classes of SQLSTATE that say something of what was sent: the same will be said again. Every other class (connection,
    // authorization, rollback, resources, operator's intervention, system) says something of the database's present state.
    private static readonly FrozenSet<string> CommandsFault = FrozenSet.ToFrozenSet(
        ["0A", "20", "21", "22", "23", "2F", "42", "44", "54", "P0", "XX"], StringComparer.Ordinal);

    private readonly ResiliencePipeline insistent = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not (OperationCanceledException or CommandFailedException)),
            MaxRetryAttempts = 15,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
        })
        .Build();

    private readonly ILogger<RetryPolicies> logger;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline pipeline;
    private long nextLine = long.MinValue;

    /// <summary>Waits with the usual delays.</summary>
    public RetryPolicies(ILogger<RetryPolicies> logger, TimeProvider time)
    {
        (this.logger, this.time) = (logger, time);
        pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPassing),
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

    /// <summary>Does something as often as passing reasons stop it.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public async Task<T> WaitOutAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await pipeline.ExecuteAsync(async _ => await work(), stopping);

    /// <summary>
    /// Does something that must not be left undone, whatever stops it, for about a minute; then gives up, because an
    /// organization's line cannot wait for ever for a fault that nobody knows.
    /// </summary>
    public async Task<T> InsistAsync<T>(Func<Task<T>> work, CancellationToken stopping)
        => await insistent.ExecuteAsync(async _ => await WaitOutAsync(work, stopping), stopping);

    /// <summary>Whether doing the same again may work.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => true, // of the set-up, not of the command
        PostgresException { SqlState: var state } => !CommandsFault.Contains(state[..2]),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        TimeoutException or IOException => true,
        SchedulerException { InnerException: { } cause } => IsPassing(cause),
        _ => false,
    };

    // The first attempts, then ever more rarely: an outage is a few lines in the log, not a flood.
    private void Report(int attempt, Exception fault)
    {
        var (now, next) = (time.GetTimestamp(), Volatile.Read(ref nextLine));
        if (!int.IsPow2(attempt) || now < next)
            return;

        var after = now + (long)(BetweenLines.TotalSeconds * time.TimestampFrequency);
        if (Interlocked.CompareExchange(ref nextLine, after, next) == next)
            LogWaiting(logger, attempt, fault.GetType().Name, (fault as PostgresException)?.SqlState);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "waiting out a passing fault, attempt {Attempt}: {Fault} {SqlState}")]
    private static partial void LogWaiting(ILogger logger, int attempt, string fault, string? sqlState);
}
