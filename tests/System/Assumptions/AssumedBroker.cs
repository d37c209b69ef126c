using System.Globalization;
using MassTransit;
using Messaging.System.Harness;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.System.Assumptions;

/// <summary>A virtual host of one test's own on real servers, with none of this system's programs.</summary>
public sealed class AssumedBroker : IAsyncDisposable
{
    /// <summary>What a connection that is waited for in vain would cost.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static int count;
    private readonly List<IAsyncDisposable> opened = [];

    private AssumedBroker(ServerPair servers, string name)
    {
        Management = new BrokerManagement(servers, name);
        Address = new Uri($"{servers.Rabbit.Scheme}://{servers.Rabbit.UserInfo}@{servers.Rabbit.Authority}/{name}");
    }

    /// <summary>The virtual host's address, with user and password.</summary>
    public Uri Address { get; }

    /// <summary>The virtual host, seen through the management API.</summary>
    public BrokerManagement Management { get; }

    /// <summary>Makes a virtual host.</summary>
    /// <param name="servers">Where; the shared servers when null.</param>
    public static async Task<AssumedBroker> OpenAsync(ServerPair? servers = null)
    {
        Watchdog.Arm();
        var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        var broker = new AssumedBroker(servers ?? await Servers.SharedAsync(), $"assumed-{number}-{Guid.NewGuid():N}"[..24]);
        await broker.Management.CreateAsync();
        return broker;
    }

    /// <summary>A connection that does not come back by itself.</summary>
    public async Task<IConnection> ConnectAsync()
    {
        var factory = new ConnectionFactory { Uri = Address, AutomaticRecoveryEnabled = false, ClientProvidedName = "tests" };
        var connection = await factory.CreateConnectionAsync();
        opened.Add(connection);
        return connection;
    }

    /// <summary>A channel on a connection of its own, whose publishes end when they are confirmed.</summary>
    public async Task<IChannel> ChannelAsync()
    {
        var confirming = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return await (await ConnectAsync()).CreateChannelAsync(confirming);
    }

    /// <summary>A bus that has started.</summary>
    public async Task<IBusControl> BusAsync(Action<IRabbitMqBusFactoryConfigurator>? configure = null)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(broker =>
        {
            broker.Host(Address);
            configure?.Invoke(broker);
        });
        opened.Insert(0, new RunningBus(bus));
        await bus.StartAsync(Soon);
        return bus;
    }

    /// <summary>A durable queue with a fan-out exchange of its name in front of it.</summary>
    public static async Task DeclareAsync(IChannel channel, string name, params (string Name, object Value)[] arguments)
    {
        ArgumentNullException.ThrowIfNull(channel);
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true);
        var table = arguments.ToDictionary(argument => argument.Name, object? (argument) => argument.Value);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, table);
        await channel.QueueBindAsync(name, name, routingKey: "");
    }

    /// <summary>Begins to consume; what comes is acknowledged by nobody.</summary>
    public static async Task<Received> ConsumeAsync(IChannel channel, string queue)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var received = new Received();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            received.Add(delivery);
            return Task.CompletedTask;
        };
        received.Tag = await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
        return received;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in opened)
            await thing.DisposeAsync();
        await Management.DeleteAsync();
        Management.Dispose();
    }

    private sealed class RunningBus(IBusControl bus) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await bus.StopAsync(Soon);
    }
}
