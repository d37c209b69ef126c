using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Pipeline.Retention;

/// <summary>
/// Deletes operations and other rows that ended longer ago than the retention. Audit events are never deleted. A command whose entry is
/// gone cannot take effect a second time: one as old as that is refused (<see cref="LedgerOptions.HasForgotten"/>).
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RetentionJob(
    NpgsqlDataSource database,
    IEnumerable<PrunedRows> prunedRows,
    LedgerOptions options,
    TimeProvider time,
    ILogger<RetentionJob> logger) : IJob
{
    // Few enough that nobody waits long for one commit.
    private const int RowsPerCommit = 1000;

    // Bounds one run, because a worker that stops waits for it; the next run goes on.
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
                LogPruned(logger, count, rows.Name);
            total += count;
        }

        context.Result = total;
    }

    private Task<DateTimeOffset> DatabaseNowAsync(CancellationToken cancellationToken) => database.ValueAsync(
        Sql.Statement("SELECT now()"), row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);

    private async Task<long> PruneAsync(string statement, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long pruned = 0;
        for (var commit = 0; commit < CommitsPerRun; commit++)
        {
            var rows = await database.ExecuteAsync([Sql.Statement(statement, before, RowsPerCommit)], cancellationToken);
            pruned += rows;
            if (rows < RowsPerCommit)
                break;
        }

        return pruned;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "pruned {Count} {Rows} that ended longer ago than they are kept")]
    private static partial void LogPruned(ILogger logger, long count, string rows);
}
