using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Pipeline.Retention;

/// <summary>
/// Prunes operations, provisions and notes of attempts that ended longer ago than they are kept. Audit events are never pruned. What it forgets
/// cannot come back as a second effect: a command as old as that is refused (<see cref="LedgerOptions.HasForgotten"/>).
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RetentionJob(NpgsqlDataSource database, LedgerOptions options, TimeProvider time, ILogger<RetentionJob> logger) : IJob
{
    // Many rows a commit, and few enough that nobody waits for one.
    private const int RowsPerCommit = 1000;

    // Bounds one run: a worker that is to stop waits for it. The next goes on.
    private const int CommitsPerRun = 100;

    // An organization's newest operation stays: operations are counted from it. The age that a command is refused for is that of its
    // submission, by another program's clock: it must be over too.
    private const string PruneOperations =
        """
        DELETE FROM operations WHERE (org_id, command_id) IN (
            SELECT o.org_id, o.command_id FROM operations o
            WHERE o.completed_at < $1 AND o.submitted_at < $1 AND EXISTS (SELECT FROM operations n WHERE n.org_id = o.org_id AND n.ordinal > o.ordinal)
            ORDER BY o.completed_at LIMIT $2)
        """;

    private const string PruneProvisions =
        "DELETE FROM provisions WHERE id IN (SELECT id FROM provisions WHERE state = 'ended' AND ended_at < $1 ORDER BY ended_at LIMIT $2)";

    // Of commands that workers died with; a few, so no index finds them.
    private const string PruneAttempts =
        "DELETE FROM command_attempts WHERE (org_id, command_id) IN (SELECT org_id, command_id FROM command_attempts WHERE begun_at < $1 LIMIT $2)";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var before = options.PrunedBefore(time.Now(), await DatabaseNowAsync(cancellationToken));
        var operations = await PruneAsync(PruneOperations, before, cancellationToken);
        var provisions = await PruneAsync(PruneProvisions, before, cancellationToken);
        var attempts = await PruneAsync(PruneAttempts, before, cancellationToken);
        context.Result = operations + provisions + attempts;
        if (operations + provisions + attempts > 0)
            LogPruned(logger, operations, provisions, attempts);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "pruned {Operations} operations and {Provisions} provisions that ended long ago, {Attempts} notes of attempts")]
    private static partial void LogPruned(ILogger logger, long operations, long provisions, long attempts);
}
