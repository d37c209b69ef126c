using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// The recorded attempt of a quarantined command. Disposing it uncounts the attempt, because the worker has survived it. An attempt
/// that takes longer than <see cref="ExclusiveGate.Longest"/> lets other commands in again and no longer counts as exclusive.
/// </summary>
internal sealed partial class QuarantinedAttempt : IAsyncDisposable
{
    // After this time the worker goes on without the update; the count is then one too high.
    private static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource ended = new();
    private readonly ICommand command;
    private readonly Guid attemptId;
    private readonly NpgsqlDataSource database;
    private readonly ILogger logger;
    private readonly Task<bool> isExclusive;

    /// <summary>Starts to watch an attempt whose row is committed.</summary>
    /// <param name="command">The quarantined command.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="isGivenUp">Whether the command is to be recorded as failed.</param>
    /// <param name="lease">Its exclusive entry.</param>
    /// <param name="database">Where the attempt is recorded.</param>
    /// <param name="time">Tells how long the attempt takes.</param>
    /// <param name="logger">Gets the updates that could not be written.</param>
    public QuarantinedAttempt(
        ICommand command,
        Guid attemptId,
        bool isGivenUp,
        GateLease lease,
        NpgsqlDataSource database,
        TimeProvider time,
        ILogger logger)
    {
        (this.command, this.attemptId, IsGivenUp, this.database, this.logger) = (command, attemptId, isGivenUp, database, logger);
        isExclusive = WatchAsync(lease, time);
    }

    /// <summary>Whether the command is to be recorded as failed.</summary>
    public bool IsGivenUp { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await WriteAsync(AttemptStatements.Uncount(command, attemptId, await isExclusive), AttemptStatements.DeleteUncounted(command));
        ended.Dispose();
    }

    // Whether the attempt counts as exclusive to its end.
    private async Task<bool> WatchAsync(GateLease lease, TimeProvider time)
    {
        await Task.Delay(ExclusiveGate.Longest, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ended.IsCancellationRequested)
            return true;

        // If this update fails, the attempt is still counted as exclusive and has to be uncounted as such.
        var isWritten = await WriteAsync(AttemptStatements.EndExclusive(command, attemptId));
        lease.End();
        return !isWritten;
    }

    private async Task<bool> WriteAsync(params NpgsqlBatchCommand[] statements)
    {
        try
        {
            using var within = new CancellationTokenSource(WriteWithin);
            await database.ExecuteAsync(statements, within.Token);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException or IOException)
        {
            LogNotWritten(logger, command.CommandId, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "an attempt of quarantined command {CommandId} could not be uncounted ({Fault}): one too many is counted")]
    private static partial void LogNotWritten(ILogger logger, Guid commandId, string fault);
}
