using System.Text.Json;
using MassTransit;
using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Registers the bus, the checks of the broker, and how the worker connects and disconnects.</summary>
internal static class BrokerRegistration
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(17); // with a margin to the 20 s that a worker has to stop

    /// <summary>Adds the bus.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="endpoints">The receive endpoints.</param>
    public static IHostApplicationBuilder AddBroker(
        this IHostApplicationBuilder builder, params IReadOnlyCollection<IBusEndpoints> endpoints)
    {
        var address = builder.Configuration.BrokerAddress();
        var management = ManagementAddress.Read(builder.Configuration, address);
        builder.Services
            .AddSingleton(services => new BrokerPort(address, services.GetRequiredService<TimeProvider>()))
            .AddSingleton<BrokerConnector>()
            .AddSingleton(new BrokerTopology(address))
            .AddSingleton(new PolicyCheck(management is null ? null : new ManagementApi(management)))
            .AddSingleton<BrokerHealth>()
            .AddSingleton<BrokerStartupCheck>()
            .AddHostedService<ConfirmWatchdog>()
            .AddHostedService<BrokerTopologyMonitor>()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                foreach (var group in endpoints)
                    group.AddConsumers(bus);
                bus.UsingRabbitMq((context, broker) => Configure(context, broker, address, endpoints));
            });

        // The start is complete once the worker consumes; and a worker that is stopped at once must not leave a consumer behind.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
        return builder;
    }

    private static void Configure(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator broker,
        Uri address,
        IEnumerable<IBusEndpoints> endpoints)
    {
        var name = new ErrorQueueNameFormatter();
        broker.Host(address, host => host.OnRefreshConnectionFactory = context.GetRequiredService<BrokerConnector>().PrepareAsync);
        broker.SendTopology.ErrorQueueNameFormatter = name;
        broker.SendTopology.DeadLetterQueueNameFormatter = name;
        broker.SendTopology.ConfigureErrorSettings = PlainQuorumQueue;
        broker.SendTopology.ConfigureDeadLetterSettings = PlainQuorumQueue;

        // The queue for replies to the worker, which it never uses: not a transient queue, because newer brokers refuse those.
        broker.Durable = true;
        broker.AutoDelete = true;
        broker.ConfigureJsonSerializerOptions(Strict);
        broker.Publish<AuditRecord>(topology => topology.Exclude = true); // a base type and not an event of its own
        foreach (var group in endpoints)
            group.Configure(context, broker);
    }

    // A missing member is not the same as a null, which may have a meaning; and of two members with one name neither can be chosen.
    private static JsonSerializerOptions Strict(JsonSerializerOptions json) => new(json)
    {
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        WriteIndented = false, // MassTransit's own options spread a message over lines: a third of its bytes
    };

    // Otherwise it would inherit the partition's arguments: a single active consumer, a delivery limit, and itself as dead-letter target.
    private static void PlainQuorumQueue(IRabbitMqQueueBindingConfigurator queue)
    {
        foreach (var argument in QueueArguments.Partition.Keys)
            queue.SetQueueArgument(argument, QueueArguments.Errors.GetValueOrDefault(argument));
    }
}
