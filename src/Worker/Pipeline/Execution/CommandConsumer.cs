using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Deliveries;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Consumes a command from its partition in its organization's order, has it carried out, and replies with the outcome.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed partial class CommandConsumer<TCommand>(
    CommandSteps<TCommand> steps,
    CommandExecutor executor,
    InFlightCommands inFlight,
    CommandAttempts attempts,
    OrganizationSequencer sequencer,
    RetryPolicies retries,
    WorkerMetrics metrics,
    ILogger<CommandConsumer<TCommand>> logger) : IConsumer<TCommand>
    where TCommand : class, ICommand
{
    /// <summary>Handles one delivery.</summary>
    public async Task Consume(ConsumeContext<TCommand> context)
    {
        var delivery = Delivery.Of(context);

        // The ticket is taken before the next delivery is let in: that keeps the organization's order.
        using var ticket = sequencer.Take(context.Message.OrgId, delivery.Channel);
        delivery.LetNextIn();

        // What a closed channel delivered is delivered again on another one; beginning it here could break the order.
        var channelClosed = context.CancellationToken;
        if (!await ticket.ReadyAsync(channelClosed) || !delivery.Channel.IsOpen || inFlight.TryBegin() is not { } running)
        {
            await AbandonAsync(ticket, delivery, channelClosed);
            return;
        }

        using (running)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(inFlight.Stopping, channelClosed);
            try
            {
                await CarryOutAsync(context, ticket, stop.Token);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                LogReturned(logger, context.Message.CommandId);
            }
        }

        await AbandonAsync(ticket, delivery, channelClosed);
    }

    private async Task CarryOutAsync(ConsumeContext<TCommand> context, SequencerTicket ticket, CancellationToken stop)
    {
        var command = context.Message;
        metrics.CommandBegun(command);
        try
        {
            var operation = await ExecuteAsync(context, stop);
            ticket.Done();
            metrics.CommandHandled(command, operation.Status);
            await ReplyAsync(context, operation);
            if (operation is { Status: OperationStatuses.Failed, Error: { } error })
                throw new CommandFailedException($"{operation.Command} {command.CommandId} failed: {error.Code}");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CommandFailedException))
        {
            // The message goes to commands-error, and the next command goes on. Its headers get a sentence; the log has the details.
            ticket.Done();
            metrics.CommandHandled(command, WorkerMetrics.Unrecorded);
            LogFault(logger, exception, typeof(TCommand).Name, command.CommandId, RetryPolicies.BriefAttempts);
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

        if (delivery.ReplayedBy is { } replayedBy)
        {
            metrics.CommandReplayed(command);
            LogReplayed(logger, typeof(TCommand).Name, command.CommandId, command.OrgId, replayedBy);
        }

        return await ExecuteAsync(command, delivery.IsReplay, stop);
    }

    private async Task<OperationView> ExecuteAsync(TCommand command, bool isReplay, CancellationToken stop)
    {
        try
        {
            return await retries.BrieflyAsync(
                () => executor.ExecuteAsync(command, steps.Handler, steps.AfterCommit, isReplay, stop),
                (fault, attempt) => LogFault(logger, fault, typeof(TCommand).Name, command.CommandId, attempt),
                stop);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await executor.FailAsync(command, CommandProblems.InternalFault(), stop);
        }
    }

    // The command has its outcome, and maybe nobody waits any more: a failed reply must not send it to the error queue.
    private async Task ReplyAsync(ConsumeContext<TCommand> context, OperationView operation)
    {
        try
        {
            await context.ReplyAsync(new OperationOutcome(operation));
        }
        catch (Exception exception)
        {
            LogNotReplied(logger, context.Message.CommandId, exception.GetType().Name);
        }
    }

    // The delivery stays unacknowledged until the channel closes: the broker then requeues everything that this channel held, in
    // order. Returning one message alone would let the ones behind it overtake.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "the outcome of command {CommandId} could not be sent to the caller: {Fault}")]
    private static partial void LogNotReplied(ILogger logger, Guid commandId, string fault);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "command {CommandId} is given back undone: the worker stops, or its channel closed")]
    private static partial void LogReturned(ILogger logger, Guid commandId);
}
