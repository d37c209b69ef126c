using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>A command that this worker carries out, as the bus has to know it.</summary>
/// <param name="Type">The command's record.</param>
internal abstract record RegisteredCommand(Type Type)
{
    /// <summary>Makes its consumer known to the bus.</summary>
    public abstract void AddConsumer(IBusRegistrationConfigurator bus);

    /// <summary>Has it consumed from a queue.</summary>
    public abstract void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context);
}

/// <summary>The same for a type that is known.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed record RegisteredCommand<TCommand>() : RegisteredCommand(typeof(TCommand))
    where TCommand : class, ICommand
{
    /// <inheritdoc/>
    public override void AddConsumer(IBusRegistrationConfigurator bus) => bus.AddConsumer<CommandConsumer<TCommand>>();

    /// <inheritdoc/>
    public override void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context)
        => endpoint.ConfigureConsumer<CommandConsumer<TCommand>>(context);
}
