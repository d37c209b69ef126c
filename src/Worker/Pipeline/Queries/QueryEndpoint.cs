using MassTransit;
using Messaging.Worker.Infrastructure.Broker;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>
/// The receive endpoint of queries, which every worker consumes. A query that cannot be read is dropped; its caller times out.
/// </summary>
/// <param name="queries">The queries that are answered.</param>
internal sealed class QueryEndpoint(IReadOnlyCollection<RegisteredQuery> queries) : IBusEndpoints
{
    // Queries mostly wait for the database; so many are answered at once.
    private const int Concurrency = 32;

    /// <inheritdoc/>
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        foreach (var query in queries)
            bus.AddConsumer(query.Consumer);
    }

    /// <inheritdoc/>
    public void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus) => bus.ReceiveEndpoint(
        Contracts.Queues.Queries,
        endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.PrefetchCount = Concurrency;
            endpoint.UseFilter(new ReplyAddressFilter());
            endpoint.DiscardFaultedMessages();
            endpoint.DiscardSkippedMessages();
            foreach (var query in queries)
                endpoint.ConfigureConsumer(context, query.Consumer);
        });
}
