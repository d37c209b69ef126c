using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Carries out one command in a transaction of its own, and again after a fault; one that fails every time is recorded as failed.
/// </summary>
internal sealed partial class CommandRunner(
    CommandExecutor executor, CommandAttempts attempts, RetryPolicies retries, WorkerMetrics metrics, ILogger<CommandRunner> logger)
{
    /// <summary>Carries out a command.</summary>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">The command is to be returned to the broker.</exception>
    /// <exception cref="CommandFailedException">It has no envelope under which its failure could be recorded.</exception>
    public async Task<OperationView> ExecuteAsync(CommandPlace place)
    {
        var (command, history) = (place.Work.Command, place.History);
        if (place.EnvelopeFault is { } fault)
        {
            return command.CommandId != Guid.Empty && command.OrgId != Guid.Empty
                ? await executor.FailAsync(command, new Problem(ProblemCodes.InvalidRequest, fault), place.Stop)
                : throw new CommandFailedException(fault);
        }

        await using var attempt = await attempts.BeginAsync(command, history, place.Stop);
        if (attempt.IsGivenUp)
            return await executor.FailAsync(command, CommandProblems.WorkersKeepDying(), place.Stop);

        if (history.ReplayedBy is { } replayedBy)
        {
            metrics.CommandReplayed(command);
            LogReplayed(logger, command.GetType().Name, command.CommandId, command.OrgId, replayedBy);
        }

        return await AttemptAsync(place, () => executor.ExecuteAsync(place.Work, history.IsReplay, place.Stop));
    }

    /// <summary>Carries out what follows the commit of a group that decided on a command.</summary>
    /// <param name="place">The command.</param>
    /// <param name="operation">Its operation as committed.</param>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">The command is to be returned to the broker.</exception>
    public async Task<OperationView> FinishAsync(CommandPlace place, OperationView operation)
    {
        await using var attempt = await attempts.BeginAsync(place.Work.Command, place.History, place.Stop);
        return await AttemptAsync(place, () => CommandExecutor.FinishAsync(place.Work, operation, place.Stop));
    }

    private async Task<OperationView> AttemptAsync(CommandPlace place, Func<Task<OperationView>> carryOut)
    {
        var command = place.Work.Command;
        try
        {
            return await retries.BrieflyAsync(
                carryOut, (fault, attempt) => LogFault(logger, fault, command.GetType().Name, command.CommandId, attempt), place.Stop);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await executor.FailAsync(command, CommandProblems.InternalFault(), place.Stop);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Command} {CommandId} of organization {OrgId} is tried again: put back from commands-error by {Operator}")]
    private static partial void LogReplayed(ILogger logger, string command, Guid commandId, Guid orgId, string @operator);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} {CommandId} failed in attempt {Attempt}")]
    private static partial void LogFault(ILogger logger, Exception exception, string command, Guid commandId, int attempt);
}
