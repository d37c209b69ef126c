using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Deliveries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// Starts the attempt to carry out a command. A command that the broker has returned several times is quarantined: it runs with no
/// other beside it, and a row is committed first, so that a worker's death counts only against the command that was running.
/// Every other command starts at once, without a row.
/// </summary>
internal sealed partial class CommandAttempts(
    ExclusiveGate gate,
    NpgsqlDataSource database,
    RetryPolicies retries,
    TimeProvider time,
    ILogger<CommandAttempts> logger)
{
    /// <summary>Waits until a command may run.</summary>
    /// <param name="command">The command, which is the next of its organization.</param>
    /// <param name="delivery">What is known of its delivery.</param>
    /// <param name="stopping">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The worker stops. At most one attempt that never ran is counted.</exception>
    public async Task<CommandAttempt> BeginAsync(ICommand command, DeliveryHistory delivery, CancellationToken stopping)
    {
        if (!QuarantineRules.IsQuarantined(delivery.Returns))
            return new CommandAttempt(await gate.EnterAsync(stopping), null);

        // Each try takes the gate anew: while the database is away, the other commands are let in.
        var attemptId = Guid.NewGuid();
        return await retries.UntilStoppedAsync(() => BeginQuarantinedAsync(command, delivery, attemptId, stopping), stopping);
    }

    private async Task<CommandAttempt> BeginQuarantinedAsync(
        ICommand command, DeliveryHistory delivery, Guid attemptId, CancellationToken stopping)
    {
        var lease = await gate.EnterExclusivelyAsync(stopping);
        try
        {
            var attempts = await RecordAsync(command, delivery.ReplayedBy ?? "", attemptId);
            LogQuarantined(logger, command.CommandId, delivery.Returns, attempts.Exclusive);
            var isGivenUp = QuarantineRules.IsGivenUp(delivery.Returns, attempts);
            return new CommandAttempt(lease, new QuarantinedAttempt(command, attemptId, isGivenUp, lease, database, time, logger));
        }
        catch
        {
            lease.End();
            throw;
        }
    }

    private Task<AttemptCounts> RecordAsync(ICommand command, string series, Guid attemptId) => database.ValueAsync(
        AttemptStatements.Begin(command, series, attemptId, time.Now()),
        row => new AttemptCounts(row.GetInt32(0), row.GetInt32(1)),
        CancellationToken.None);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "command {CommandId} was returned {Returns} times: it is carried out alone, attempt {Attempt}")]
    private static partial void LogQuarantined(ILogger logger, Guid commandId, long returns, int attempt);
}
