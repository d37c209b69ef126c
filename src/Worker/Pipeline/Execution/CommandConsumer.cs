using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Deliveries;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Takes a command from its partition, in its organization's order, and answers whoever waits for the outcome.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed partial class CommandConsumer<TCommand>(
    CommandSteps<TCommand> steps,
    CommandExecutor executor,
    InFlightCommands inFlight,
    CommandAttempts attempts,
    OrganizationSequencer sequencer,
    WorkerMetrics metrics,
    ILogger<CommandConsumer<TCommand>> logger) : IConsumer<TCommand>
    where TCommand : class, ICommand
{
    // A fault that is neither transient nor ours to explain gets this many chances: a bug fails every time, bad luck does not.
    private const int MostTries = 3;

    // Between them: a fault that lasts a moment is not three faults.
    private static readonly TimeSpan DelayBetweenTries = TimeSpan.FromMilliseconds(200);

    /// <summary>Handles one delivery.</summary>
    public async Task Consume(ConsumeContext<TCommand> context)
    {
        var delivery = Delivery.Of(context);

        // The ticket of the organization's line is taken before the next delivery is let in: that is the order.
        using var ticket = sequencer.Take(context.Message.OrgId, delivery.Channel);
        delivery.LetNextIn();

        // What a closed channel delivered comes again through another one; beginning it here could be out of order.
        var channelClosed = context.CancellationToken;
        if (!await ticket.ReadyAsync(channelClosed) || !delivery.Channel.IsOpen || inFlight.Enter() is not { } entry)
        {
            await AbandonAsync(ticket, delivery, channelClosed);
            return;
        }

        using (entry)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(inFlight.Stopping, channelClosed);
            try
            {
                await CarryOutAsync(context, ticket, stop.Token);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                LogGivenBack(logger, context.Message.CommandId);
            }
        }

        await AbandonAsync(ticket, delivery, channelClosed);
    }

    private async Task CarryOutAsync(ConsumeContext<TCommand> context, SequencerTicket ticket, CancellationToken stop)
    {
        var command = context.Message;
        metrics.Begun(command);
        try
        {
            var operation = await ExecuteAsync(context, stop);
            ticket.Done();
            metrics.Ended(command, operation.Status);
            await AnswerAsync(context, operation);
            if (operation is { Status: OperationStatuses.Failed, Error: { } error })
                throw new CommandFailedException($"{operation.Command} {command.CommandId} failed: {error.Code}");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CommandFailedException))
        {
            // The message leaves for commands-error: those behind it go on. Its headers get a sentence; the log has the rest.
            ticket.Done();
            metrics.Ended(command, WorkerMetrics.Unrecorded);
            LogFault(logger, exception, typeof(TCommand).Name, command.CommandId, MostTries);
            throw new CommandFailedException(
                $"{typeof(TCommand).Name} {command.CommandId} could not be carried out, nor recorded as failed");
        }
    }

    private async Task<OperationView> ExecuteAsync(ConsumeContext<TCommand> context, CancellationToken stop)
    {
        var command = context.Message;
        if (CommandEnvelopeRules.Check(command, context.ReceiveContext.InputAddress.Segments[^1]) is { } fault)
        {
            return command.CommandId != Guid.Empty && command.OrgId != Guid.Empty
                ? await executor.FailAsync(command, new Problem(ProblemCodes.InvalidRequest, fault), stop)
                : throw new CommandFailedException(fault);
        }

        var delivery = DeliveryHistory.Of(context.ReceiveContext);
        await using var attempt = await attempts.BeginAsync(command, delivery, stop);
        if (attempt.IsGivenUp)
            return await executor.FailAsync(command, CommandProblems.WorkersKeepDying(), stop);

        if (delivery.ReplayedBy is { } operatorsWords)
        {
            metrics.Replayed(command);
            LogReplayed(logger, typeof(TCommand).Name, command.CommandId, command.OrgId, operatorsWords);
        }

        return await TryAsync(command, delivery.IsReplay, stop);
    }

    private async Task<OperationView> TryAsync(TCommand command, bool again, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await executor.ExecuteAsync(command, steps.Handler, steps.AfterCommit, again, stop);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFault(logger, exception, typeof(TCommand).Name, command.CommandId, attempt);
                if (attempt == MostTries)
                    return await executor.FailAsync(command, CommandProblems.FaultOfOurs(), stop);

                await Task.Delay(DelayBetweenTries * attempt, stop);
            }
        }
    }

    // Nobody may be waiting any more, and what is done is done: a failed answer must not send the command to the error queue.
    private async Task AnswerAsync(ConsumeContext<TCommand> context, OperationView operation)
    {
        try
        {
            await context.ReplyAsync(new OperationOutcome(operation));
        }
        catch (Exception exception)
        {
            LogUnanswered(logger, context.Message.CommandId, exception.GetType().Name);
        }
    }

    // Given back by leaving it unacknowledged until the channel closes: the broker then returns everything that this channel
    // held in its old order. Giving back one message alone would let those behind it overtake.
    private static async Task AbandonAsync(SequencerTicket ticket, Delivery delivery, CancellationToken channelClosed)
    {
        ticket.Abandon();
        if (delivery.Channel.IsOpen)
            await Task.Delay(Timeout.InfiniteTimeSpan, channelClosed);
        throw new OperationCanceledException(channelClosed);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Command} {CommandId} of organization {OrgId} is tried again: put back from commands-error by {Operator}")]
    private static partial void LogReplayed(ILogger logger, string command, Guid commandId, Guid orgId, string @operator);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} {CommandId} failed in attempt {Attempt}")]
    private static partial void LogFault(ILogger logger, Exception exception, string command, Guid commandId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the outcome of command {CommandId} could not be sent to who waits for it: {Fault}")]
    private static partial void LogUnanswered(ILogger logger, Guid commandId, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "command {CommandId} is given back undone: the worker stops, or its channel closed")]
    private static partial void LogGivenBack(ILogger logger, Guid commandId);
}
