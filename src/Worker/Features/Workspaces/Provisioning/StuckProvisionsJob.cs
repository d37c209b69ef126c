using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>
/// Fails provisions that are past their deadline because their command was lost or keeps failing. Safe beside a worker that is still
/// starting one: under the organization's lock the provision is still pending, so no process was recorded; it is stopped under that lock,
/// and the runtime does not start what was stopped.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class StuckProvisionsJob(
    NpgsqlDataSource database,
    IWorkspaceRuntime runtime,
    WorkspaceProjections projections,
    EventPublisher publisher,
    ProvisioningOptions options,
    TimeProvider time,
    ILogger<StuckProvisionsJob> logger) : IJob
{
    // Bounds one run; the next run goes on.
    private const int ProvisionsPerRun = 100;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var failed = 0L;
        foreach (var stuck in await FindAsync(cancellationToken))
            failed += await TryFailAsync(stuck, cancellationToken) ? 1 : 0;
        context.Result = failed;
    }

    private async Task<bool> TryFailAsync(StuckProvision stuck, CancellationToken cancellationToken)
    {
        try
        {
            if (!await FailAsync(stuck, cancellationToken))
                return false;

            runtime.Forget(stuck.Id);
            LogFailed(logger, stuck.Id, stuck.WorkspaceId, stuck.OrgId);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One that cannot be failed must not keep the others from it.
            LogSkipped(logger, exception, stuck.Id);
            return false;
        }
    }

    private Task<List<StuckProvision>> FindAsync(CancellationToken cancellationToken) => database.RowsAsync(
        Sql.Statement(
            """
            SELECT id, org_id, workspace_id, command_id FROM provisions
            WHERE state = 'pending' AND created_at < $1 ORDER BY created_at LIMIT $2
            """,
            time.Now() - options.Deadline, ProvisionsPerRun),
        row => new StuckProvision(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3)),
        cancellationToken);

    private async Task<bool> FailAsync(StuckProvision stuck, CancellationToken cancellationToken)
    {
        await using var transaction = await OrgTransaction.BeginAsync(
            database, stuck.OrgId, stuck.CommandId, time.Now(), CancellationToken.None, ProvisionStatements.StateOf(stuck.Id));
        if (await transaction.Answers.ValueAsync(row => row.Text(0)) is not "pending")
            return false;

        await runtime.StopAsync(stuck.Id, cancellationToken);
        var error = new Problem(ProblemCodes.StartFailed, $"the platform did not start it within {options.Deadline:c}; provision it again");
        transaction.Write(ProvisionStatements.NotStarted(stuck.Id, transaction.Now));
        var connection = await transaction.ReadingAsync();
        if (await WorkspaceSnapshots.ReadAsync(connection, stuck.OrgId, stuck.WorkspaceId, CancellationToken.None) is { } snapshot)
            Record(transaction, stuck, snapshot, error);
        await transaction.CommitAsync(CancellationToken.None);
        await publisher.PublishAsync(transaction);
        return true;
    }

    private void Record(OrgTransaction transaction, StuckProvision stuck, WorkspaceSnapshot snapshot, Problem error)
    {
        var failed = snapshot with
        {
            Workspace = snapshot.Workspace with
            {
                Status = WorkspaceStatuses.Failed,
                ErrorCode = error.Code,
                Error = error.Error,
                UpdatedAt = transaction.Now,
            },
        };
        transaction.Write(
            Sql.Statement(
                """
                UPDATE workspaces SET status = 'failed', error_code = $4, error = $5, updated_at = $6
                WHERE org_id = $1 AND id = $2 AND provision_id = $3
                """,
                stuck.OrgId, stuck.WorkspaceId, stuck.Id, error.Code, error.Error, transaction.Now),
            CommandLedger.Complete(stuck.OrgId, stuck.CommandId, projections.View(failed), transaction.Now));
        transaction.Append(
            new WorkspaceProvisionFailed(stuck.Id, error.Code, error.Error, projections.Resolve(snapshot).ToView(stuck.WorkspaceId)),
            SystemActor.System,
            transaction.Entry?.Operation.OperationId,
            stuck.WorkspaceId);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "provision {ProvisionId} of workspace {WorkspaceId} (organization {OrgId}) is past its deadline and has failed")]
    private static partial void LogFailed(ILogger logger, Guid provisionId, Guid workspaceId, Guid orgId);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "provision {ProvisionId} is past its deadline and cannot be ended; going on with the others")]
    private static partial void LogSkipped(ILogger logger, Exception exception, Guid provisionId);
}
