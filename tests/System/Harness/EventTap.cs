using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.System.Harness;

/// <summary>Somebody else's program on the bus: a queue of its own, bound to the exchange that every event comes to.</summary>
public sealed class EventTap : IAsyncDisposable
{
    public const string Exchange = "Messaging.Contracts:AuditEvent";
    private readonly Lock gate = new();
    private readonly List<TappedEvent> events = [];
    private readonly IConnection connection;

    private EventTap(IConnection connection) => this.connection = connection;

    public bool IsOpen => connection.IsOpen;

    /// <summary>Taps a virtual host; the exchange may be declared already or not.</summary>
    public static async Task<EventTap> OpenAsync(Uri broker)
    {
        var tap = new EventTap(await BrokerConnections.OpenAsync(broker));
        var channel = await tap.connection.CreateChannelAsync();
        // As MassTransit declares it: durable fan-out.
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("tests-tap", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("tests-tap", Exchange, routingKey: "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += tap.TakeAsync;
        // Acknowledged by hand: what is on its way when a connection is cut comes again.
        await channel.BasicConsumeAsync("tests-tap", autoAck: false, consumer);
        return tap;
    }

    /// <summary>Everything of an organization so far, repeats included, in the order of arrival.</summary>
    public IReadOnlyList<TappedEvent> Of(Guid orgId)
    {
        lock (gate)
            return [.. events.Where(tapped => tapped.OrgId == orgId)];
    }

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<TappedEvent> All()
    {
        lock (gate)
            return [.. events];
    }

    /// <summary>Waits until an organization's events hold what is asked for.</summary>
    public Task<IReadOnlyList<TappedEvent>> UntilAsync(Guid orgId, string what, Func<IReadOnlyList<TappedEvent>, bool> holds)
        => Eventually.Async($"events on the bus: {what}", () => Of(orgId), holds);

    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync();
        connection.Dispose();
    }

    private async Task TakeAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var tapped = TappedEvent.Of(delivery.Body);
        lock (gate)
            events.Add(tapped);
        var channel = ((AsyncEventingBasicConsumer)sender).Channel;
        try
        {
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        }
        catch (RabbitMQ.Client.Exceptions.AlreadyClosedException) when (!channel.IsOpen)
        {
            // The broker went meanwhile: it comes again, as a repeat, which whoever looks tells by its id.
            return;
        }
    }
}
