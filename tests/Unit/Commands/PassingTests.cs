using System.Net.Sockets;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Messaging.Unit.Commands;

public sealed class PassingTests
{
    private readonly RetryPolicies passing = new(NullLogger<RetryPolicies>.Instance, TimeProvider.System);

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
    public void what_the_database_says_passes_or_not(string state, bool passes)
        => RetryPolicies.IsPassing(new PostgresException("message", "ERROR", "ERROR", state)).ShouldBe(passes);

    [Fact]
    public void a_broken_connection_passes()
        => RetryPolicies.IsPassing(new NpgsqlException("broken", new SocketException((int)SocketError.ConnectionRefused))).ShouldBeTrue();

    [Fact]
    public void a_bug_does_not_pass() => RetryPolicies.IsPassing(new InvalidOperationException("a bug")).ShouldBeFalse();

    [Fact]
    public async Task a_passing_fault_is_waited_out()
    {
        var attempts = 0;

        var result = await passing.WaitOutAsync(
            () => ++attempts < 3 ? throw new TimeoutException("not yet") : Task.FromResult(attempts), default);

        result.ShouldBe(3);
    }

    [Fact]
    public async Task a_bug_is_not_waited_out()
    {
        var attempts = 0;

        await Should.ThrowAsync<InvalidOperationException>(() => passing.WaitOutAsync<int>(
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
        var waiting = passing.WaitOutAsync<int>(
            () =>
            {
                stopping.Cancel();
                throw new TimeoutException("away");
            },
            stopping.Token);

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
