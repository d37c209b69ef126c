using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A group of receive endpoints with their consumers.</summary>
internal interface IBusEndpoints
{
    /// <summary>Adds the consumers to the bus.</summary>
    void AddConsumers(IBusRegistrationConfigurator bus);

    /// <summary>Configures the receive endpoints.</summary>
    void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus);
}
