using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Pipeline.Retention;

/// <summary>
/// Prunes what ended longer ago than it is kept. Audit events are never pruned. What it forgets cannot come back as a second
/// effect: a command as old as that is refused (<see cref="LedgerOptions.HasForgotten"/>).
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RetentionJob(
    NpgsqlDataSource database, IEnumerable<PrunedRows> prunedRows, LedgerOptions options, TimeProvider time, ILogger<RetentionJob> logger) : IJob
{
    // Many rows a commit, and few enough that nobody waits for one.
    private const int RowsPerCommit = 1000;

    // Bounds one run: a worker that is to stop waits for it. The next goes on.
    private const int CommitsPerRun = 100;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var before = options.PrunedBefore(time.Now(), await DatabaseNowAsync(cancellationToken));
        var total = 0L;
        foreach (var rows in prunedRows)
        {
            var count = await PruneAsync(rows.Delete, before, cancellationToken);
            if (count > 0)
                LogPruned(logger, count, rows.What);
            total += count;
        }

        context.Result = total;
    }

    private async Task<DateTimeOffset> DatabaseNowAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, Sql.Statement("SELECT now()"));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    private async Task<long> PruneAsync(string statement, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long pruned = 0;
        for (var commit = 0; commit < CommitsPerRun; commit++)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var batch = Sql.Batch(connection, Sql.Statement(statement, before, RowsPerCommit));
            var rows = await batch.ExecuteNonQueryAsync(cancellationToken);
            pruned += rows;
            if (rows < RowsPerCommit)
                break;
        }

        return pruned;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "pruned {Count} {What} that ended longer ago than they are kept")]
    private static partial void LogPruned(ILogger logger, long count, string what);
}
