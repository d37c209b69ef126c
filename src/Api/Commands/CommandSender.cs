using MassTransit;
using Messaging.Api.Broker;
using Messaging.Api.Http.Problems;
using Messaging.Api.Telemetry;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>Gives commands to the broker: within the deadline and confirmed, or not at all; and none that no worker could open.</summary>
internal sealed partial class CommandSender(
    IBus bus,
    BrokerAvailability broker,
    SealingKeyCheck workerKeys,
    ApiMetrics metrics,
    TimeProvider time,
    ILogger<CommandSender> logger)
{
    /// <summary>Sends a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="outcome">Who waits for its outcome, or null.</param>
    /// <exception cref="RefusedException">No worker could open what it holds, or the broker did not confirm it in time.</exception>
    public async Task SendAsync(ICommand command, OutcomeListener? outcome)
    {
        await workerKeys.RequireForAsync(command);
        using var gate = new SendGate();
        var sending = SendThroughAsync(gate, command, outcome);
        try
        {
            await sending.WaitAsync(broker.PublishPatience, time);
            metrics.Accepted(command);
        }
        catch (Exception exception)
        {
            await gate.GiveUpAsync();
            metrics.NotTaken(command);
            LogNotTaken(logger, command.GetType().Name, command.CommandId, command.OrgId, exception.GetType().Name, gate.HasLeft);
            throw Refusal(exception);
        }
    }

    private static RefusedException Refusal(Exception exception) => new(
        ProblemCodes.BrokerUnavailable,
        exception is MessageReturnedException
            ? "no worker has set up its queues yet, so nothing was accepted; start a worker and send the request again"
            : "the broker did not confirm the command in time, so it is not accepted; "
                + "should it take effect nevertheless, a repeat with the same Idempotency-Key is the same operation: send it again");

    private async Task SendThroughAsync(SendGate gate, ICommand command, OutcomeListener? outcome)
    {
        // exchange:, never queue:, which would declare the queue with arguments that are not the worker's.
        var endpoint = await bus.GetSendEndpoint(new Uri("exchange:" + CommandPartitions.QueueOf(command.OrgId)));
        var addressing = Pipe.Execute<SendContext>(context => Address(context, gate, command, outcome));
        await endpoint.Send((object)command, command.GetType(), addressing, gate.GivenUpToken);
    }

    private static void Address(SendContext context, SendGate gate, ICommand command, OutcomeListener? outcome)
    {
        gate.Leave();
        context.MessageId = command.CommandId;
        context.RequestId = outcome?.RequestId;
        context.ResponseAddress = outcome?.ResponseAddress;

        // Without it the broker confirms a message that no queue takes, and drops it.
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The broker did not take {Command} {CommandId} of org {OrgId} ({Reason}); let out before: {Left}")]
    private static partial void LogNotTaken(ILogger logger, string command, Guid commandId, Guid orgId, string reason, bool left);
}
