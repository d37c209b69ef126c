using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Transactions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>
/// Records the exit of processes that ended by themselves, also while no worker ran: the workspace becomes <c>stopped</c>, with the exit
/// code or signal in a <see cref="WorkspaceStopped"/>.
/// </summary>
internal sealed partial class WorkspaceExitRecorder(
    NpgsqlDataSource database,
    IWorkspaceRuntime runtime,
    EventPublisher publisher,
    RetryPolicies retries,
    TimeProvider time,
    ILogger<WorkspaceExitRecorder> logger) : BackgroundService
{
    /// <inheritdoc/>
    // Whatever the fault is, the worker goes on: the runtime repeats exits until they are recorded.
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => retries.KeepRunningAsync(WatchAsync, fault => LogFault(logger, fault), stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "the ends of workspace processes cannot be recorded just now; trying again")]
    private static partial void LogFault(ILogger logger, Exception exception);

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        foreach (var provisionId in await retries.UntilStoppedAsync(RunningAsync, stoppingToken))
        {
            // Recorded as running but unknown to the runtime: the machine or its files were lost.
            if (!runtime.Knows(provisionId))
                await retries.UntilStoppedAsync(() => RecordAsync(new ProvisionExit(provisionId, null, null)), stoppingToken);
        }

        await foreach (var exit in runtime.ExitsAsync(stoppingToken))
        {
            if (await retries.UntilStoppedAsync(() => RecordAsync(exit), stoppingToken))
                runtime.Forget(exit.ProvisionId);
        }
    }

    private Task<List<Guid>> RunningAsync() => database.RowsAsync(
        Sql.Statement("SELECT id FROM provisions WHERE state = 'running'"), row => row.GetGuid(0), CancellationToken.None);

    /// <summary>Records an exit.</summary>
    /// <returns>Whether it is recorded or need not be, so that the runtime can forget it.</returns>
    private async Task<bool> RecordAsync(ProvisionExit exit)
    {
        if (await OwnerAsync(exit.ProvisionId) is not var (orgId, workspaceId))
            return false;

        await using var transaction = await OrgTransaction.BeginAsync(
            database, orgId, null, time.Now(), CancellationToken.None, ProvisionStatements.StateOf(exit.ProvisionId));
        var state = await transaction.Answers.ValueAsync(row => row.Text(0));
        if (state != "running")
        {
            // Pending: its start is being recorded, and the exit is reported again. Otherwise it was stopped.
            return state != "pending";
        }

        transaction.Write(
            ProvisionStatements.Ended(exit.ProvisionId, exit.ExitCode, exit.Signal, transaction.Now),
            Sql.Statement(
                "UPDATE workspaces SET status = 'stopped', updated_at = $4 WHERE org_id = $1 AND id = $2 AND provision_id = $3",
                orgId, workspaceId, exit.ProvisionId, transaction.Now));
        transaction.Append(new WorkspaceStopped(exit.ProvisionId, exit.ExitCode, exit.Signal), SystemActor.System, null, workspaceId);
        await transaction.CommitAsync(CancellationToken.None);
        await publisher.PublishAsync(transaction);
        return true;
    }

    private Task<Owner?> OwnerAsync(Guid provisionId) => database.RowAsync(
        Sql.Statement("SELECT org_id, workspace_id FROM provisions WHERE id = $1", provisionId),
        row => new Owner(row.GetGuid(0), row.GetGuid(1)),
        CancellationToken.None);

    private sealed record Owner(Guid OrgId, Guid WorkspaceId);
}
