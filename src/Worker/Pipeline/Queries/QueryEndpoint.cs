using MassTransit;
using Messaging.Worker.Infrastructure.Broker;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>
/// The queue that queries come through, served by every worker. A query that nobody understands is dropped: whoever asked runs
/// out of patience.
/// </summary>
/// <param name="queries">The queries that are answered.</param>
internal sealed class QueryEndpoint(IReadOnlyCollection<RegisteredQuery> queries) : IBusEndpoints
{
    // Reads wait for the database most of the time; this many wait at once.
    private const int Concurrency = 32;

    /// <inheritdoc/>
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        foreach (var query in queries)
            query.AddConsumer(bus);
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
                query.ConfigureConsumer(endpoint, context);
        });
}
