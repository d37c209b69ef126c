using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>What a part of the worker consumes from the broker.</summary>
internal interface IBusEndpoints
{
    /// <summary>Makes its consumers known to the bus.</summary>
    void AddConsumers(IBusRegistrationConfigurator bus);

    /// <summary>Has them consume from their queues.</summary>
    void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus);
}
