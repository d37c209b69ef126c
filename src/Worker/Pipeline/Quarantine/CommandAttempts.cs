using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Deliveries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// Gives each command its turn: at once and for nothing, until the broker says that it was returned again and again. Such a suspect
/// is alone, and a row says so before it begins, so that only a death with this very command in hand counts against it.
/// </summary>
internal sealed partial class CommandAttempts(ExclusiveGate isolation, NpgsqlDataSource database, RetryPolicies retries, TimeProvider time, ILogger<CommandAttempts> logger)
{
    /// <summary>Waits for a command's turn.</summary>
    /// <param name="command">The command, first in its organization's line.</param>
    /// <param name="delivery">What is known of its delivery.</param>
    /// <param name="stopping">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">It was told to stop; at most an attempt of which nobody heard counts against the command.</exception>
    public async Task<CommandAttempt> BeginAsync(ICommand command, DeliveryHistory delivery, CancellationToken stopping)
    {
        if (!QuarantineRules.IsSuspect(delivery.Returns))
            return new CommandAttempt(await isolation.EnterAsync(stopping), null);

        // What keeps it from being written down is waited out with the others let in.
        var attemptId = Guid.NewGuid();
        return await retries.UntilStoppedAsync(() => TryAsync(command, delivery, attemptId, stopping), stopping);
    }

    private async Task<CommandAttempt> TryAsync(ICommand command, DeliveryHistory delivery, Guid attemptId, CancellationToken stopping)
    {
        var stay = await isolation.EnterAloneAsync(stopping);
        try
        {
            var attempts = await RecordAsync(command, delivery.ReplayedBy ?? "", attemptId);
            LogSuspect(logger, command.CommandId, delivery.Returns, attempts.Alone);
            return new CommandAttempt(stay, new QuarantinedAttempt(command, attemptId, QuarantineRules.IsGivenUp(delivery.Returns, attempts), stay, database, time, logger));
        }
        catch
        {
            stay.End();
            throw;
        }
    }

    private async Task<AttemptCounts> RecordAsync(ICommand command, string series, Guid attemptId)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var batch = Sql.Batch(connection, AttemptStatements.Begin(command, series, attemptId, time.Now()));
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        await reader.ReadAsync(CancellationToken.None);
        return new AttemptCounts(reader.GetInt32(0), reader.GetInt32(1));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "command {CommandId} was returned {Returns} times: it is carried out alone, attempt {Attempt}")]
    private static partial void LogSuspect(ILogger logger, Guid commandId, long returns, int attempt);
}
