using System.Text.Json;
using MassTransit;
using Messaging.Api.Settings;
using Messaging.Contracts;

namespace Messaging.Api.Broker;

/// <summary>Registers the connection to the broker.</summary>
internal static class BrokerSetup
{
    // How long the broker keeps a reply queue whose instance is gone.
    private static readonly TimeSpan ReplyQueueExpiry = TimeSpan.FromMinutes(1);

    // Within the 20 seconds that the whole process has for its end.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds the bus.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="endpoints">What this instance receives beside the replies to what it asks.</param>
    public static void AddBroker(
        this IServiceCollection services, ApiSettings settings, Action<IBusRegistrationContext, IRabbitMqBusFactoryConfigurator> endpoints)
    {
        services.AddSingleton(provider => new BrokerPort(settings.Broker, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BrokerWatch>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddReceiveEndpointObserver(provider => provider.GetRequiredService<BrokerWatch>());
            bus.UsingRabbitMq((context, broker) =>
            {
                Configure(broker, settings, context.GetRequiredService<BrokerWatch>());
                endpoints(context, broker);
            });
        });
        services.Configure<MassTransitHostOptions>(options =>
        {
            // The Api is alive, and says that it is not ready, while the broker is away: its start does not wait for it.
            options.WaitUntilStarted = false;
            options.StopTimeout = StopTimeout;
        });
        services.AddSingleton<BrokerAvailability>();
        services.AddSingleton<BrokerCheck>();
    }

    private static void Configure(IRabbitMqBusFactoryConfigurator broker, ApiSettings settings, BrokerWatch watch)
    {
        broker.Host(settings.Broker, host =>
        {
            host.PublisherConfirmation = true;
            host.ConnectionName("messaging-api");
            host.OnRefreshConnectionFactory = _ => watch.UntilReachableAsync();
        });

        // MassTransit's own options spread a message over lines: a third of its bytes.
        broker.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { WriteIndented = false });

        // The queue of this instance's replies. Transient queues that are not exclusive are refused by RabbitMQ 4.3, and an
        // exclusive one would lock this instance out after a half-broken connection: a durable one that expires is neither.
        broker.OverrideDefaultBusEndpointQueueName($"api-replies-{Guid.CreateVersion7():n}");
        broker.AutoStart = true;
        broker.Durable = true;
        broker.AutoDelete = true; // the exchange in front of it, which goes with it; the queue itself goes by its expiry
        broker.QueueExpiration = ReplyQueueExpiry;
    }
}
