using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// A suspect's attempt, written down. Disposing it takes it back: the worker lives. One that goes on for long lets the others in again,
/// and is no longer what a death accuses.
/// </summary>
internal sealed partial class QuarantinedAttempt : IAsyncDisposable
{
    // The worker goes on, or goes, without: the count is then one too high, of several.
    private static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource ended = new();
    private readonly ICommand command;
    private readonly Guid attemptId;
    private readonly NpgsqlDataSource database;
    private readonly ILogger logger;
    private readonly Task<bool> alone;

    /// <summary>Begins.</summary>
    /// <param name="command">The suspect; its attempt is committed.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="isGivenUp">Whether it is to be recorded as failed.</param>
    /// <param name="stay">Its time alone.</param>
    /// <param name="database">Where it is written down.</param>
    /// <param name="time">Says when alone was long enough.</param>
    /// <param name="logger">Gets what cannot be written down.</param>
    public QuarantinedAttempt(ICommand command, Guid attemptId, bool isGivenUp, GateLease stay, NpgsqlDataSource database, TimeProvider time, ILogger logger)
    {
        (this.command, this.attemptId, IsGivenUp, this.database, this.logger) = (command, attemptId, isGivenUp, database, logger);
        alone = EndsAloneAsync(stay, time);
    }

    /// <summary>Whether the command is to be recorded as failed.</summary>
    public bool IsGivenUp { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await WriteAsync(AttemptStatements.TakeBack(command, attemptId, await alone), AttemptStatements.ForgetInnocent(command));
        ended.Dispose();
    }

    private async Task<bool> EndsAloneAsync(GateLease stay, TimeProvider time)
    {
        await Task.Delay(ExclusiveGate.Longest, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ended.IsCancellationRequested)
            return true;

        // What could not be written down is still to be taken back.
        var isWritten = await WriteAsync(AttemptStatements.NoLongerAlone(command, attemptId));
        stay.End();
        return !isWritten;
    }

    private async Task<bool> WriteAsync(params NpgsqlBatchCommand[] statements)
    {
        try
        {
            using var within = new CancellationTokenSource(WriteWithin);
            await using var connection = await database.OpenConnectionAsync(within.Token);
            await using var batch = Sql.Batch(connection, statements);
            await batch.ExecuteNonQueryAsync(within.Token);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException or IOException)
        {
            LogNotWritten(logger, command.CommandId, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "that the worker survived command {CommandId} could not be written down ({Fault}): one more is counted than was")]
    private static partial void LogNotWritten(ILogger logger, Guid commandId, string fault);
}
