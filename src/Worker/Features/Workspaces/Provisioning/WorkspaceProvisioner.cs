using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>
/// Carries out what a commit decided about a workspace's process: stops and starts processes, composing the environment, and gives the
/// operation its outcome in a second transaction. If the worker dies in between, the redelivered command repeats all of it; stopping and
/// starting are idempotent by provision id.
/// </summary>
internal sealed partial class WorkspaceProvisioner(
    NpgsqlDataSource database,
    CommandLedger ledger,
    EventPublisher publisher,
    IWorkspaceRuntime runtime,
    WorkspaceProjections projections,
    RetryPolicies retries,
    TimeProvider time,
    ILogger<WorkspaceProvisioner> logger) : IAfterCommit<IWorkspaceCommand>
{
    /// <inheritdoc/>
    public async Task<OperationView> CarryOutAsync(IWorkspaceCommand command, OperationView operation, CancellationToken stopping)
    {
        var open = await retries.UntilStoppedAsync(() => ReadAsync(command), stopping);
        foreach (var provisionId in open.Stopping)
            await retries.BoundedAsync(() => StopAsync(provisionId, stopping), stopping);

        var attempt = open.Pending is { } pending ? await StartAsync(command, pending, stopping) : null;
        if (open.Stopping.Count == 0 && operation.Status != OperationStatuses.Accepted)
            return operation;

        var completed = await retries.UntilStoppedAsync(() => CompleteAsync(command, open, attempt), stopping);
        if (attempt is { Error.Code: ProblemCodes.StartFailed })
            runtime.Forget(attempt.ProvisionId);
        return completed;
    }

    private async Task<Guid> StopAsync(Guid provisionId, CancellationToken stopping)
    {
        await runtime.StopAsync(provisionId, stopping);
        return provisionId;
    }

    private async Task<OpenProvisions> ReadAsync(IWorkspaceCommand command)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        return await OpenProvisions.ReadAsync(connection, command.OrgId, command.WorkspaceId, command.CommandId, CancellationToken.None);
    }

    private async Task<StartAttempt?> StartAsync(IWorkspaceCommand command, Guid provisionId, CancellationToken stopping)
    {
        var snapshot = await retries.UntilStoppedAsync(() => SnapshotAsync(command), stopping);
        if (snapshot is null)
            return null;

        var composition = projections.Compose(snapshot);
        var resolution = composition.Resolution;
        LogBillingMode(logger, command.WorkspaceId, resolution.Mode, resolution.Source, resolution.OrgDefault);
        if (composition.Error is { } error)
            return new StartAttempt(provisionId, snapshot, composition, null, error);

        try
        {
            var start = new ProvisionStart(
                provisionId, command.OrgId, command.WorkspaceId, snapshot.Workspace.Runtime, composition.Environment);
            var started = await retries.UntilStoppedAsync(() => runtime.StartAsync(start, stopping), stopping);
            return new StartAttempt(provisionId, snapshot, composition, started, null);
        }
        catch (Exception exception) when (exception is not (WorkspaceStartException or OperationCanceledException))
        {
            // The decision is committed, so the provision must end; a process that was started nevertheless must not live on.
            LogNotStarted(logger, exception, provisionId);
            await retries.BoundedAsync(() => StopAsync(provisionId, stopping), stopping);
            return NotStarted("the platform could not start the process; provision it again");
        }
        catch (WorkspaceStartException exception)
        {
            return NotStarted(exception.Message);
        }

        StartAttempt NotStarted(string reason)
            => new(provisionId, snapshot, composition, null, new Problem(ProblemCodes.StartFailed, reason));
    }

    private async Task<WorkspaceSnapshot?> SnapshotAsync(IWorkspaceCommand command)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        return await WorkspaceSnapshots.ReadAsync(connection, command.OrgId, command.WorkspaceId, CancellationToken.None);
    }

    private async Task<OperationView> CompleteAsync(IWorkspaceCommand command, OpenProvisions open, StartAttempt? attempt)
    {
        await using var transaction = await OrgTransaction.BeginAsync(
            database, command.OrgId, command.CommandId, time.Now(), CancellationToken.None);
        transaction.Write(ProvisionStatements.Stopped(open.Stopping, transaction.Now));

        var operation = transaction.Entry!.Operation;
        if (operation.Status == OperationStatuses.Accepted)
        {
            var result = attempt is null ? null : Record(command, attempt, transaction, operation.OperationId);
            operation = ledger.Describe(command, OperationStatuses.Succeeded, transaction.Now, result, null);
            transaction.Write(CommandLedger.Record(command, operation));
        }

        await transaction.CommitAsync(CancellationToken.None);
        await publisher.PublishAsync(transaction);
        return operation;
    }

    private WorkspaceView Record(IWorkspaceCommand command, StartAttempt attempt, OrgTransaction transaction, string operationId)
    {
        var resolution = attempt.Composition.Resolution.ToView(command.WorkspaceId);
        var row = attempt.Snapshot.Workspace with
        {
            Status = attempt.Status,
            ErrorCode = attempt.Error?.Code,
            Error = attempt.Error?.Error,
            Environment = projections.Fingerprint(attempt.Snapshot),
            UpdatedAt = transaction.Now,
        };
        transaction.Write(
            attempt.WasStarted
                ? ProvisionStatements.Running(attempt.ProvisionId, attempt.Started?.Pid, transaction.Now)
                : ProvisionStatements.NotStarted(attempt.ProvisionId, transaction.Now),
            StatusOf(row, command.OrgId, attempt.ProvisionId));
        transaction.Append(
            attempt.Error is { } error
                ? new WorkspaceProvisionFailed(attempt.ProvisionId, error.Code, error.Error, resolution)
                : new WorkspaceProvisioned(
                    attempt.ProvisionId,
                    attempt.Composition.Model,
                    resolution,
                    attempt.Composition.Kept,
                    attempt.Composition.Stripped,
                    attempt.Composition.Injected),
            command.Actor,
            operationId,
            command.WorkspaceId);
        return projections.View(attempt.Snapshot with { Workspace = row });
    }

    private static NpgsqlBatchCommand StatusOf(WorkspaceRow row, Guid orgId, Guid provisionId) => Sql.Statement(
        """
        UPDATE workspaces SET status = $4, error_code = $5, error = $6, environment = $7, updated_at = $8
        WHERE org_id = $1 AND id = $2 AND provision_id = $3
        """,
        orgId, row.Id, provisionId, row.Status, row.ErrorCode, row.Error, row.Environment, row.UpdatedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "provision {ProvisionId} could not be started")]
    private static partial void LogNotStarted(ILogger logger, Exception exception, Guid provisionId);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "workspace_provision: billing mode workspace={WorkspaceId} resolved={Mode} source={Source} org_default={OrgDefault}")]
    private static partial void LogBillingMode(ILogger logger, Guid workspaceId, string mode, string source, string orgDefault);
}
