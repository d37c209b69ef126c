using System.Net.Sockets;
using Messaging.Unit.Assumptions;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Messaging.Unit.Resilience;

public sealed class RetryPoliciesTests
{
    private readonly RetryPolicies retries = new(NullLogger<RetryPolicies>.Instance, TimeProvider.System);

    public static TheoryData<string, bool> States => new()
    {
        { PostgresErrorCodes.DeadlockDetected, true },
        { PostgresErrorCodes.SerializationFailure, true },
        { PostgresErrorCodes.AdminShutdown, true },
        { PostgresErrorCodes.CrashShutdown, true },
        { PostgresErrorCodes.CannotConnectNow, true },
        { PostgresErrorCodes.TooManyConnections, true },
        { PostgresErrorCodes.DiskFull, true },
        { PostgresErrorCodes.UniqueViolation, false },
        { PostgresErrorCodes.CheckViolation, false },
        { PostgresErrorCodes.UndefinedColumn, false },
        { PostgresErrorCodes.InsufficientPrivilege, true },
        { PostgresErrorCodes.InvalidAuthorizationSpecification, true },
        { PostgresErrorCodes.InvalidCatalogName, true },
        { PostgresErrorCodes.CharacterNotInRepertoire, false },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void what_the_database_says_is_transient_or_not(string state, bool isTransient)
        => TransientFaults.IsTransient(new PostgresException("message", "ERROR", "ERROR", state)).ShouldBe(isTransient);

    [Fact]
    public void a_broken_connection_is_transient()
        => TransientFaults.IsTransient(new NpgsqlException("broken", new SocketException((int)SocketError.ConnectionRefused)))
            .ShouldBeTrue();

    [Fact]
    public void a_bug_is_not_transient() => TransientFaults.IsTransient(new InvalidOperationException("a bug")).ShouldBeFalse();

    [Fact]
    public async Task a_transient_fault_is_waited_out()
    {
        var attempts = 0;

        var result = await retries.UntilStoppedAsync(
            () => ++attempts < 3 ? throw new TimeoutException("not yet") : Task.FromResult(attempts), default);

        result.ShouldBe(3);
    }

    [Fact]
    public async Task a_bug_is_not_waited_out()
    {
        var attempts = 0;

        await Should.ThrowAsync<InvalidOperationException>(() => retries.UntilStoppedAsync<int>(
            () =>
            {
                attempts++;
                throw new InvalidOperationException("a bug");
            },
            default));

        attempts.ShouldBe(1);
    }

    [Fact]
    public async Task the_wait_ends_when_the_worker_stops()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = retries.UntilStoppedAsync<int>(
            () =>
            {
                stopping.Cancel();
                throw new TimeoutException("away");
            },
            stopping.Token);

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [Fact]
    public async Task a_bug_is_tried_three_times_and_every_time_is_reported()
    {
        var reported = new List<(string, int)>();

        await Should.ThrowAsync<InvalidOperationException>(() => retries.BrieflyAsync<int>(
            () => throw new InvalidOperationException("a bug"), (fault, attempt) => reported.Add((fault.Message, attempt)), default));

        reported.ShouldBe([("a bug", 1), ("a bug", 2), ("a bug", 3)]);
    }

    [Fact]
    public async Task bad_luck_is_over_at_the_next_attempt()
    {
        var attempts = 0;

        var result = await retries.BrieflyAsync(
            () => ++attempts < 2 ? throw new InvalidOperationException("bad luck") : Task.FromResult(attempts), (_, _) => { }, default);

        result.ShouldBe(2);
    }

    [Fact]
    public async Task the_wait_for_the_next_attempt_at_a_bug_ends_when_the_worker_stops()
    {
        using var stopping = new CancellationTokenSource();
        var attempts = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => retries.BrieflyAsync<int>(
            () =>
            {
                attempts++;
                stopping.Cancel();
                throw new InvalidOperationException("a bug");
            },
            (_, _) => { },
            stopping.Token));

        attempts.ShouldBe(1);
    }

    [Fact]
    public async Task what_has_to_run_begins_anew_after_every_fault_a_few_seconds_later_and_every_one_is_reported()
    {
        using var stopping = new CancellationTokenSource();
        var time = new ImmediateTime();
        var (begun, reported) = (0, 0);
        var keeping = new RetryPolicies(NullLogger<RetryPolicies>.Instance, time).KeepRunningAsync(
            token =>
            {
                if (++begun > 20)
                    stopping.Cancel();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException("a bug");
            },
            _ => reported++,
            stopping.Token);

        await Should.ThrowAsync<OperationCanceledException>(keeping);
        reported.ShouldBe(20, "and not the end that the stopping worker puts to it");
        time.Waits.ShouldBe(Enumerable.Repeat(TimeSpan.FromSeconds(5), 20));
    }

    [Fact]
    public async Task a_fault_of_what_has_to_run_is_not_reported_when_the_worker_stops()
    {
        using var stopping = new CancellationTokenSource();
        var reported = 0;
        var keeping = retries.KeepRunningAsync(
            _ =>
            {
                stopping.Cancel();
                throw new IOException("the connection was cut");
            },
            _ => reported++,
            stopping.Token);

        await Should.ThrowAsync<OperationCanceledException>(keeping);
        reported.ShouldBe(0);
    }
}
