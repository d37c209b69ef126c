using System.Globalization;
using Messaging.Contracts;
using Messaging.Dev.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Dev.Replay;

/// <summary>The queue in which commands end that can never succeed.</summary>
/// <param name="broker">Where it is.</param>
/// <param name="record">Where it is recorded what is moved; null for a replay that moves nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class ErrorQueue(Uri broker, ReplayRecord? record, TimeProvider time)
{
    private static readonly CreateChannelOptions Confirming = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>
    /// Moves each command that is meant and there now to its partition, in order. It is recorded first, confirmed there next and
    /// acknowledged here then, so that a crash in between repeats one (which changes nothing), and loses none and no word of it.
    /// What fails again while this runs is not taken twice.
    /// </summary>
    /// <exception cref="ToolException">The broker or the record cannot be used, or a partition is not there.</exception>
    public async Task<ReplayResult> MoveAsync(ReplayOrder order, CancellationToken ct)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
            await using var channel = await connection.CreateChannelAsync(Confirming, ct);
            return await MoveAsync(channel, order, ct);
        }
        catch (BrokerUnreachableException problem)
        {
            throw new ToolException(
                $"RabbitMQ at {broker.Host}:{broker.Port} cannot be used: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
        catch (PublishException problem)
        {
            throw new ToolException(
                "The broker did not take a command back: a worker must have run once, so that the partitions exist. Nothing was lost.",
                problem);
        }
    }

    private async Task<ReplayResult> MoveAsync(IChannel channel, ReplayOrder order, CancellationToken ct)
    {
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        var (notMeant, unreadable) = (0, 0);
        List<ulong> left = [];
        for (var waiting = await CountAsync(channel, ct); waiting > 0; waiting--)
        {
            if (await channel.BasicGetAsync(Queues.CommandErrors, autoAck: false, ct) is not { } message)
                break;

            var command = FailedCommand.Read(message.Body);
            var meant = command is not null && order.Takes(command);
            if (meant && !order.DryRun)
                await MoveAsync(channel, message, command!, order, ct);
            else
                left.Add(message.DeliveryTag); // held until the end: given back at once, it would be the next one again

            if (meant)
                moved[command!.Partition] = moved.GetValueOrDefault(command.Partition) + 1;
            else if (command is null)
                unreadable++;
            else
                notMeant++;
        }

        foreach (var tag in left)
            await channel.BasicNackAsync(tag, multiple: false, requeue: true, ct);
        return new ReplayResult(moved, notMeant, unreadable);
    }

    private async Task MoveAsync(IChannel channel, BasicGetResult message, FailedCommand command, ReplayOrder order, CancellationToken ct)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{order.Operator} at {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
        await record!.WriteAsync(order, command, ct);
        await channel.BasicPublishAsync(
            command.Partition, "", mandatory: true, FailedCommand.PropertiesOf(message.BasicProperties, word), message.Body, ct);
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
        if (order.PerSecond is { } perSecond)
            await Task.Delay(TimeSpan.FromSeconds(1.0 / perSecond), time, ct);
    }

    private static async Task<uint> CountAsync(IChannel channel, CancellationToken ct)
    {
        try
        {
            return await channel.MessageCountAsync(Queues.CommandErrors, ct);
        }
        catch (OperationInterruptedException problem) when (problem.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // Nothing has ever failed here.
            return 0;
        }
    }
}
