using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>A registered query, for the set-up of the bus.</summary>
/// <param name="Type">The query's record.</param>
internal abstract record RegisteredQuery(Type Type)
{
    /// <summary>Adds its consumer to the bus.</summary>
    public abstract void AddConsumer(IBusRegistrationConfigurator bus);

    /// <summary>Connects its consumer to a queue.</summary>
    public abstract void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context);
}

/// <inheritdoc cref="RegisteredQuery"/>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TAnswer">The query's answer.</typeparam>
internal sealed record RegisteredQuery<TQuery, TAnswer>() : RegisteredQuery(typeof(TQuery))
    where TQuery : class, IQuery<TAnswer>
    where TAnswer : class
{
    /// <inheritdoc/>
    public override void AddConsumer(IBusRegistrationConfigurator bus) => bus.AddConsumer<QueryConsumer<TQuery, TAnswer>>();

    /// <inheritdoc/>
    public override void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context)
        => endpoint.ConfigureConsumer<QueryConsumer<TQuery, TAnswer>>(context);
}
