using System.Globalization;
using System.Threading.Channels;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Bench.Floors;

/// <summary>
/// The least that a program can do when commands share a commit: up to fifty in one transaction and one round trip; their events
/// published without waiting for each confirm, while the next fifty are committed; one acknowledgement for all.
/// </summary>
internal sealed class FloorBatch
{
    private const int Size = 50;
    private const ushort Prefetch = 128;
    private readonly Channel<Delivery> arrived = Channel.CreateUnbounded<Delivery>();
    private readonly Channel<Delivery[]> committed = Channel.CreateBounded<Delivery[]>(1);
    private readonly NpgsqlDataSource database;
    private readonly IChannel channel;
    private readonly FloorPublisher events;

    private FloorBatch(NpgsqlDataSource database, IChannel channel, FloorPublisher events)
    {
        this.database = database;
        this.channel = channel;
        this.events = events;
    }

    /// <summary>Consumes until it is told to stop.</summary>
    public static async Task RunAsync(FloorSettings settings, CancellationToken stop)
    {
        await using var sessions = FloorStatements.Open(settings.Database, 2);
        await using var connection = await new ConnectionFactory { Uri = new Uri(settings.Broker) }.CreateConnectionAsync(stop);
        await using var deliveries = await connection.CreateChannelAsync(cancellationToken: stop);
        var floor = new FloorBatch(sessions, deliveries, await FloorPublisher.OpenAsync(connection));
        await floor.ConsumeAsync(stop);
        var ended = await Task.WhenAny(floor.CommitAsync(stop), floor.PublishAsync(stop));
        await ended.ConfigureAwait(stop.IsCancellationRequested ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
    }

    private async Task ConsumeAsync(CancellationToken stop)
    {
        await channel.BasicQosAsync(0, Prefetch, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var organization = int.Parse(delivery.BasicProperties.CorrelationId!, CultureInfo.InvariantCulture);
            arrived.Writer.TryWrite(new Delivery(delivery.DeliveryTag, organization, delivery.BasicProperties.MessageId!));
            return Task.CompletedTask;
        };
        for (var queue = 0; queue < FloorSettings.Queues; queue++)
            await channel.BasicConsumeAsync(FloorSettings.QueueOf(queue), autoAck: false, consumer, stop);
    }

    private async Task CommitAsync(CancellationToken stop)
    {
        await using var session = await database.OpenConnectionAsync(stop);
        while (await arrived.Reader.WaitToReadAsync(stop))
        {
            var deliveries = Take();
            await using var batch = session.CreateBatch();
            foreach (var delivery in deliveries)
                FloorStatements.Add(batch, delivery.Organization, Guid.Parse(delivery.Command));
            await batch.ExecuteNonQueryAsync(stop);
            await committed.Writer.WriteAsync(deliveries, stop);
        }
    }

    private async Task PublishAsync(CancellationToken stop)
    {
        await foreach (var deliveries in committed.Reader.ReadAllAsync(stop))
        {
            await Task.WhenAll(deliveries.Select(delivery => events.PublishAsync(delivery.Command).AsTask()));
            // All that came before it on this channel were carried out as well.
            await channel.BasicAckAsync(deliveries[^1].Tag, multiple: true, stop);
        }
    }

    private Delivery[] Take()
    {
        var deliveries = new List<Delivery>(Size);
        while (deliveries.Count < Size && arrived.Reader.TryRead(out var delivery))
            deliveries.Add(delivery);
        return [.. deliveries];
    }

    private sealed record Delivery(ulong Tag, int Organization, string Command);
}
