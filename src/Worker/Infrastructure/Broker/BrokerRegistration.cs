using System.Text.Json;
using MassTransit;
using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The bus: what the worker consumes and how it comes and goes.</summary>
internal static class BrokerRegistration
{
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(17); // with a margin to the 20 s that whoever stops a worker waits

    /// <summary>Adds the bus.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="endpoints">Everything that consumes from it.</param>
    public static IHostApplicationBuilder AddBroker(this IHostApplicationBuilder builder, params IReadOnlyCollection<IBusEndpoints> endpoints)
    {
        var address = builder.Configuration.BrokerAddress();
        builder.Services
            .AddSingleton(services => new BrokerPort(address, services.GetRequiredService<TimeProvider>()))
            .AddSingleton<BrokerConnector>()
            .AddSingleton(new BrokerTopology(address))
            .AddSingleton(new PolicyCheck(ManagementAddress.Read(builder.Configuration, address) is { } management ? new ManagementApi(management) : null))
            .AddSingleton<BrokerHealth>()
            .AddSingleton<BrokerStartupCheck>()
            .AddHostedService<ConfirmWatchdog>()
            .AddHostedService<BrokerTopologyMonitor>()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                foreach (var consumers in endpoints)
                    consumers.AddConsumers(bus);
                bus.UsingRabbitMq((context, broker) => Configure(context, broker, address, endpoints));
            });

        // A worker that has not started consuming has not started; and one that is stopped at once must not leave a consumer behind.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = GoneWithin);
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
        return builder;
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator broker, Uri address, IEnumerable<IBusEndpoints> endpoints)
    {
        var name = new ErrorQueueNameFormatter();
        broker.Host(address, host => host.OnRefreshConnectionFactory = context.GetRequiredService<BrokerConnector>().PrepareAsync);
        broker.SendTopology.ErrorQueueNameFormatter = name;
        broker.SendTopology.DeadLetterQueueNameFormatter = name;
        broker.SendTopology.ConfigureErrorSettings = PlainQuorumQueue;
        broker.SendTopology.ConfigureDeadLetterSettings = PlainQuorumQueue;

        // The worker's own address for answers, which it never asks for: not a transient queue, which newer brokers refuse.
        broker.Durable = true;
        broker.AutoDelete = true;
        broker.ConfigureJsonSerializerOptions(Strict);
        broker.Publish<AuditRecord>(topology => topology.Exclude = true); // the common members, not an event of its own
        foreach (var consumers in endpoints)
            consumers.Configure(context, broker);
    }

    // A member that is left out is not one that is null, which may mean something; and of two of a name none can be told to be meant.
    private static JsonSerializerOptions Strict(JsonSerializerOptions json) => new(json)
    {
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    // It would inherit the partition's arguments: a single active consumer, a limit, and itself to dead-letter to.
    private static void PlainQuorumQueue(IRabbitMqQueueBindingConfigurator queue)
    {
        foreach (var argument in QueueArguments.Partition.Keys)
            queue.SetQueueArgument(argument, QueueArguments.Errors.GetValueOrDefault(argument));
    }
}
