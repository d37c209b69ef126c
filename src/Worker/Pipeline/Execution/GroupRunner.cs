using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Has a group carried out. What fails is left undone, to be carried out alone, where it is found out whether it is the command's fault;
/// the others have one more try without it.
/// </summary>
internal sealed partial class GroupRunner(
    GroupExecutor executor, ExclusiveGate gate, InFlightCommands inFlight, ILogger<GroupRunner> logger)
{
    /// <summary>Carries out the commands that can share a transaction.</summary>
    /// <param name="runs">The commands of each organization.</param>
    /// <returns>For each organization what was decided of its commands; null when nothing was.</returns>
    public async Task<IReadOnlyList<DecidedCommands>?> DecideAsync(IReadOnlyList<CommandRun> runs)
    {
        try
        {
            return await TryAsync(runs, without: null);
        }
        catch (GroupFaultException fault) when (fault.Culprit is { } culprit && runs.Any(run => run.Places[0].Work != culprit))
        {
            LogSplit(logger, Name(fault));
            return await TryAgainAsync(runs, culprit);
        }
        catch (Exception exception)
        {
            LogSplit(logger, Name(exception));
            return null;
        }
    }

    private async Task<IReadOnlyList<DecidedCommands>?> TryAgainAsync(IReadOnlyList<CommandRun> runs, CommandWork culprit)
    {
        try
        {
            return await TryAsync(runs, culprit);
        }
        catch (Exception exception)
        {
            LogSplit(logger, Name(exception));
            return null;
        }
    }

    private async Task<IReadOnlyList<DecidedCommands>?> TryAsync(IReadOnlyList<CommandRun> runs, CommandWork? without)
    {
        var lease = await gate.EnterAsync(inFlight.Stopping);
        try
        {
            // To enter may have taken a while.
            return runs.All(run => run.Places.All(place => place.IsGoingOn))
                ? await executor.ExecuteAsync(
                    [.. runs.Select(run => run.Places.Select(place => place.Work).TakeWhile(work => work != without).ToList())])
                : null;
        }
        finally
        {
            lease.End();
        }
    }

    private static string Name(Exception exception) => (exception.InnerException ?? exception).GetType().Name;

    [LoggerMessage(Level = LogLevel.Information, Message = "commands that shared a transaction are carried out apart: {Fault}")]
    private static partial void LogSplit(ILogger logger, string fault);
}
