using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Telemetry;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Deliveries;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Consumes a command from its partition in its organization's order, has it carried out, and replies with the outcome.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed partial class CommandConsumer<TCommand>(
    CommandSteps<TCommand> steps,
    CommandDispatcher dispatcher,
    InFlightCommands inFlight,
    WorkerMetrics metrics,
    ILogger<CommandConsumer<TCommand>> logger) : IConsumer<TCommand>
    where TCommand : class, ICommand
{
    /// <summary>Handles one delivery.</summary>
    public async Task Consume(ConsumeContext<TCommand> context)
    {
        var delivery = Delivery.Of(context);
        var channelClosed = context.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(inFlight.Stopping, channelClosed);

        // The place is taken before the next delivery is let in: that keeps the organization's order.
        var place = PlaceOf(context, delivery, stop.Token);
        dispatcher.Join(place);
        delivery.LetNextIn();
        OperationView? operation;
        await using (stop.Token.Register(() => dispatcher.Leave(place)))
            operation = await OutcomeAsync(place);

        using var reply = place.Reply;
        if (operation is null)
            await ReturnAsync(delivery, channelClosed);
        else
            await ReplyAsync(context, operation);
        if (operation is { Status: OperationStatuses.Failed, Error: { } error })
            throw new CommandFailedException($"{operation.Command} {context.Message.CommandId} failed: {error.Code}");
    }

    private CommandPlace PlaceOf(ConsumeContext<TCommand> context, Delivery delivery, CancellationToken stop)
    {
        var work = new CommandWork<TCommand>(context.Message, steps);
        var history = DeliveryHistory.Of(context.ReceiveContext);
        var envelopeFault = CommandEnvelopeRules.Check(context.Message, context.ReceiveContext.InputAddress.Segments[^1]);
        var pace = envelopeFault is not null || history.IsReplay || QuarantineRules.IsQuarantined(history.Returns)
            ? Pace.Alone
            : work.HasSideEffect ? Pace.Last : Pace.Together;
        return new CommandPlace(work, delivery.Channel, history, pace) { Stop = stop, EnvelopeFault = envelopeFault };
    }

    private async Task<OperationView?> OutcomeAsync(CommandPlace place)
    {
        var command = place.Work.Command;
        try
        {
            var operation = await place.Ended;
            if (operation is not null)
                metrics.CommandHandled(command, operation.Status);
            return operation;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CommandFailedException))
        {
            // The message goes to commands-error, and the next command goes on. Its headers get a sentence; the log has the details.
            metrics.CommandHandled(command, WorkerMetrics.Unrecorded);
            LogUnrecorded(logger, exception, typeof(TCommand).Name, command.CommandId);
            throw new CommandFailedException(
                $"{typeof(TCommand).Name} {command.CommandId} could not be carried out, nor recorded as failed");
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
    private static async Task ReturnAsync(Delivery delivery, CancellationToken channelClosed)
    {
        if (delivery.Channel.IsOpen)
            await Task.Delay(Timeout.InfiniteTimeSpan, channelClosed);
        throw new OperationCanceledException(channelClosed);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Command} {CommandId} could not be carried out, nor recorded as failed: it goes to commands-error")]
    private static partial void LogUnrecorded(ILogger logger, Exception exception, string command, Guid commandId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the outcome of command {CommandId} could not be sent to the caller: {Fault}")]
    private static partial void LogNotReplied(ILogger logger, Guid commandId, string fault);
}
