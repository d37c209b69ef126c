using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>A registered command, for the set-up of the bus.</summary>
/// <param name="Type">The command's record.</param>
internal abstract record RegisteredCommand(Type Type)
{
    /// <summary>Adds its consumer to the bus.</summary>
    public abstract void AddConsumer(IBusRegistrationConfigurator bus);

    /// <summary>Connects its consumer to a queue.</summary>
    public abstract void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context);
}

/// <inheritdoc cref="RegisteredCommand"/>
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
