using Messaging.Contracts;
using Messaging.Dev.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Dev.Replay;

/// <summary>The queue in which commands end that can never succeed.</summary>
internal sealed class ErrorQueue(Uri broker)
{
    private const ushort NotFound = 404; // AMQP 0-9-1, reply codes
    private static readonly CreateChannelOptions Confirming = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>
    /// Moves each command that is there now to its partition, in order: confirmed there first, acknowledged here then, so that a
    /// crash in between repeats one (which changes nothing) and loses none. What fails again while this runs is not taken twice.
    /// </summary>
    /// <exception cref="ToolException">The broker cannot be used, or a partition is not there.</exception>
    public async Task<ReplayResult> MoveAsync(bool dryRun, CancellationToken ct)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
            await using var channel = await connection.CreateChannelAsync(Confirming, ct);
            return await MoveAsync(channel, dryRun, ct);
        }
        catch (BrokerUnreachableException problem)
        {
            throw new ToolException($"RabbitMQ at {broker.Host}:{broker.Port} cannot be used: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
        catch (PublishException problem)
        {
            throw new ToolException("The broker did not take a command back: a worker must have run once, so that the partitions exist. Nothing was lost.", problem);
        }
    }

    private static async Task<ReplayResult> MoveAsync(IChannel channel, bool dryRun, CancellationToken ct)
    {
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        List<ulong> left = [];
        for (var waiting = await CountAsync(channel, ct); waiting > 0; waiting--)
        {
            if (await channel.BasicGetAsync(Queues.CommandErrors, autoAck: false, ct) is not { } command)
                break;

            var partition = FailedCommand.PartitionOf(command.Body);
            if (partition is not null && !dryRun)
            {
                await channel.BasicPublishAsync(partition, "", mandatory: true, FailedCommand.PropertiesOf(command.BasicProperties), command.Body, ct);
                await channel.BasicAckAsync(command.DeliveryTag, multiple: false, ct);
            }
            else
            {
                // Held until the end: given back at once, it would be the next one again.
                left.Add(command.DeliveryTag);
            }

            if (partition is not null)
                moved[partition] = moved.GetValueOrDefault(partition) + 1;
        }

        foreach (var tag in left)
            await channel.BasicNackAsync(tag, multiple: false, requeue: true, ct);
        return new ReplayResult(moved, dryRun ? left.Count - moved.Values.Sum() : left.Count);
    }

    private static async Task<uint> CountAsync(IChannel channel, CancellationToken ct)
    {
        try
        {
            return await channel.MessageCountAsync(Queues.CommandErrors, ct);
        }
        catch (OperationInterruptedException problem) when (problem.ShutdownReason?.ReplyCode == NotFound)
        {
            // Nothing has ever failed here.
            return 0;
        }
    }
}
