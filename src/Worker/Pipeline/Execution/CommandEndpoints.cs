using MassTransit;
using MassTransit.Middleware;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Pipeline.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// The receive endpoints of the command partitions: quorum queues, each with one active consumer among all workers, that
/// dead-letter to <c>commands-error</c>. The filters that a delivery passes are listed here, in their order.
/// </summary>
/// <param name="commands">The commands that are carried out.</param>
internal sealed class CommandEndpoints(IReadOnlyCollection<RegisteredCommand> commands) : IBusEndpoints
{
    /// <inheritdoc/>
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        foreach (var command in commands)
            bus.AddConsumer(command.Consumer);
    }

    /// <inheritdoc/>
    public void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        foreach (var queue in CommandPartitions.Queues)
            bus.ReceiveEndpoint(queue, endpoint => Configure(context, endpoint));
    }

    private void Configure(IBusRegistrationContext context, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        ConfigureQueue(endpoint);
        endpoint.ConfigureError(pipe =>
        {
            pipe.UseFilter(new UnreadableCommandFilter(
                new Lazy<CommandExecutor>(context.GetRequiredService<CommandExecutor>),
                context.GetRequiredService<InFlightCommands>(),
                context.GetRequiredService<ILogger<UnreadableCommandFilter>>()));
            pipe.UseFilter(new MarkFaultedFilter());
            pipe.UseFilter(new ErrorTransportFilter()); // moves the message and sends no reply: see Replies
        });
        endpoint.UseFilter(new ReplyAddressFilter());
        endpoint.ConfigureReceive(pipe =>
        {
            pipe.UseFilter(new HeaderSizeFilter());
            pipe.UseFilter(new DeliveryOrderFilter()); // makes the Delivery that the consumer needs
        });
        foreach (var command in commands)
            endpoint.ConfigureConsumer(context, command.Consumer);
    }

    private static void ConfigureQueue(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false; // commands are sent to a partition, never published to all of them
        endpoint.PublishFaults = false; // the operation says what failed; a fault event would spread the message
        endpoint.PrefetchCount = CommandQueueLimits.Prefetch;
        endpoint.ConcurrentMessageLimit = CommandQueueLimits.Prefetch; // no less, or DeliveryOrder would wait for what is not let in
        endpoint.SetQuorumQueue();
        endpoint.BindDeadLetterQueue(Queues.CommandErrors, Queues.CommandErrors, errors => SetArguments(errors, QueueArguments.Errors));
        SetArguments(endpoint, QueueArguments.Partition);
    }

    private static void SetArguments(IRabbitMqQueueConfigurator queue, IReadOnlyDictionary<string, object> arguments)
    {
        foreach (var (name, value) in arguments)
            queue.SetQueueArgument(name, value);
    }
}
