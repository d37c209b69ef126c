using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Bench.Floors;

/// <summary>
/// The least that a program can do for one command after the other: one transaction in one round trip, one confirmed publish, one
/// acknowledgement; sixteen in flight.
/// </summary>
internal static class FloorOne
{
    private const ushort InFlight = 16;

    /// <summary>Consumes until it is told to stop.</summary>
    public static async Task RunAsync(FloorSettings settings, CancellationToken stop)
    {
        await using var database = FloorStatements.Open(settings.Database, InFlight);
        await using var connection = await new ConnectionFactory { Uri = new Uri(settings.Broker) }.CreateConnectionAsync(stop);
        var events = await FloorPublisher.OpenAsync(connection);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: InFlight), stop);
        await channel.BasicQosAsync(0, InFlight * 2, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var command = delivery.BasicProperties.MessageId!;
            await using (var session = await database.OpenConnectionAsync())
            await using (var batch = session.CreateBatch())
            {
                var organization = int.Parse(delivery.BasicProperties.CorrelationId!, CultureInfo.InvariantCulture);
                FloorStatements.Add(batch, organization, Guid.Parse(command));
                await batch.ExecuteNonQueryAsync();
            }

            await events.PublishAsync(command);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        for (var queue = 0; queue < FloorSettings.Queues; queue++)
            await channel.BasicConsumeAsync(FloorSettings.QueueOf(queue), autoAck: false, consumer, stop);
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
