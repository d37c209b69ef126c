using System.Net.Sockets;
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
}
