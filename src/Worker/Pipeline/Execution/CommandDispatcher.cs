using System.Diagnostics;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Takes commands from their organizations' lines and has them carried out: those that are ready when a transaction can begin share it,
/// so the size of a group follows the backlog, and a lone command waits for nobody.
/// </summary>
internal sealed partial class CommandDispatcher(
    CommandLines lines,
    GroupRunner groups,
    CommandRunner runner,
    EventPublisher publisher,
    InFlightCommands inFlight,
    WorkerMetrics metrics,
    ILogger<CommandDispatcher> logger)
{
    // One group decides while another waits for the disk; more would only make them smaller.
    private const int MaxGroups = 2;

    // Beyond this a larger group saves next to nothing, and what fails in it costs more.
    private const int MaxCommands = 64;

    private int running;

    /// <summary>Puts a command at the end of its organization's line. The order of the calls is the order of the commands.</summary>
    public void Join(CommandPlace place)
    {
        lines.Join(place);
        Dispatch();
    }

    /// <summary>Returns a command to the broker that is still waiting.</summary>
    public void Leave(CommandPlace place) => lines.Leave(place);

    private void Dispatch()
    {
        while (lines.TakeAlone() is { } run)
            Start(() => RunAsync(run));

        while (TryEnter())
        {
            if (lines.TakeGroup(MaxCommands) is { Count: > 0 } runs)
            {
                Start(() => RunAsync(runs));
                continue;
            }

            Interlocked.Decrement(ref running);
            if (!lines.HasShared)
                return;
        }
    }

    // It counts nothing that does not enter: whoever leaves would take that for a group, and nobody would look again.
    private bool TryEnter()
    {
        for (var count = Volatile.Read(ref running); count < MaxGroups;)
        {
            var seen = Interlocked.CompareExchange(ref running, count + 1, count);
            if (seen == count)
                return true;
            count = seen;
        }

        return false;
    }

    // Apart from whoever put the command in, whose trace and log scopes are not those of the others.
    private static void Start(Func<Task> work)
        => ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work(), work, preferLocal: false);

    private async Task RunAsync(CommandRun run)
    {
        Begin(run.Places[0]);
        await AloneAsync(run, 0);
    }

    private async Task RunAsync(List<CommandRun> runs)
    {
        using var handle = inFlight.TryBegin();
        IReadOnlyList<DecidedCommands>? decided = null;
        try
        {
            // The group's statements are traced with its first command; what follows the commit with each.
            Activity.Current = runs[0].Places[0].Activity;
            foreach (var place in runs.SelectMany(run => run.Places))
                Begin(place);
            if (handle is not null)
                decided = await groups.DecideAsync(runs);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            Dispatch();
        }

        await Task.WhenAll(runs.Select((run, index) => FinishAsync(run, decided?[index] ?? new DecidedCommands())));
    }

    // After the commit: the events are published, then the commands have their outcome. The first that was left undone is carried out
    // alone; those behind it go back to their line.
    private async Task FinishAsync(CommandRun run, DecidedCommands decided)
    {
        Activity.Current = run.Places[0].Activity;
        var done = decided.Operations.Count;
        var publishing = decided.Changes is { } changes
            ? publisher.PublishAsync(changes, [.. run.Places.Zip(decided.Operations, Published)])
            : Task.CompletedTask;

        // The organization's next commands need not wait for the broker: their events are published after these.
        var isComplete = done == run.Places.Count && !run.Places[^1].Work.HasSideEffect;
        if (isComplete)
            End(run, done);
        await publishing;

        for (var index = 0; index < done; index++)
        {
            var (place, operation) = (run.Places[index], decided.Operations[index]);
            if (!place.Work.HasSideEffect)
            {
                place.End(operation, inFlight.Continue());
                continue;
            }

            Activity.Current = place.Activity;
            if (!await TryAsync(place, () => runner.FinishAsync(place, operation)))
            {
                EndReturned(run, index);
                return;
            }
        }

        if (!isComplete)
            await AloneAsync(run, done);
    }

    private async Task AloneAsync(CommandRun run, int index)
    {
        if (index < run.Places.Count)
        {
            var place = run.Places[index];
            Activity.Current = place.Activity;
            if (!place.IsGoingOn || !await TryAsync(place, () => runner.ExecuteAsync(place)))
            {
                EndReturned(run, index);
                return;
            }
        }

        End(run, Math.Min(index + 1, run.Places.Count));
    }

    private void End(CommandRun run, int ended)
    {
        lines.End(run, ended);
        Dispatch();
    }

    private void EndReturned(CommandRun run, int index)
    {
        run.Places[index].Return();
        lines.EndReturned(run, index + 1);
        Dispatch();
    }

    private static PublishedCommand Published(CommandPlace place, OperationView operation)
        => new(operation.OperationId, place.Work.Command.SubmittedAt, place.Activity);

    private void Begin(CommandPlace place)
    {
        if (place.TryBegin())
            metrics.CommandBegun(place.Work.Command);
    }

    // False when the command is to be returned to the broker undone.
    private async Task<bool> TryAsync(CommandPlace place, Func<Task<OperationView>> carryOut)
    {
        using var handle = inFlight.TryBegin();
        if (handle is null)
            return false;

        try
        {
            place.End(await carryOut(), inFlight.Continue());
        }
        catch (OperationCanceledException) when (place.Stop.IsCancellationRequested)
        {
            LogReturned(logger, place.Work.Command.CommandId);
            return false;
        }
        catch (Exception exception)
        {
            place.Fail(exception);
        }

        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "command {CommandId} is given back undone: the worker stops, or its channel closed")]
    private static partial void LogReturned(ILogger logger, Guid commandId);
}
