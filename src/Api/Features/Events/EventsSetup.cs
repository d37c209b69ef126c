using MassTransit;
using Messaging.Contracts;

namespace Messaging.Api.Features.Events;

/// <summary>Registers the event streams, and this instance's queue of events.</summary>
internal static class EventsSetup
{
    // How long the broker keeps the queue of an instance that is gone.
    private static readonly TimeSpan QueueExpiry = TimeSpan.FromMinutes(1);

    // What an instance that does not read leaves behind at most. A wake-up that is dropped is made up for by the next look.
    private const int QueueLength = 10_000;

    private const int Prefetch = 100;

    /// <summary>Adds the streams.</summary>
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<IAuditTrail, WorkerAuditTrail>();
        services.AddSingleton<OrgEventFeeds>();
        services.AddSingleton<StreamLimiter>();
        services.AddSingleton<EventStreamHandler>();
        services.AddReceiveEndpointObserver<FeedReconnectObserver>();
    }

    /// <summary>
    /// The queue: every instance has its own and hears of every event. Durable with an expiry, as the queue of replies: RabbitMQ 4.3
    /// refuses transient queues that are not exclusive, and an exclusive one would lock this instance out after a half-broken
    /// connection, until the broker has noticed that too.
    /// </summary>
    public static void Endpoint(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator broker) => broker.ReceiveEndpoint(
        $"api-events-{Guid.CreateVersion7():n}",
        endpoint =>
        {
            endpoint.Durable = true;
            endpoint.AutoDelete = true; // the exchange in front of it, which goes with it
            endpoint.QueueExpiration = QueueExpiry;
            endpoint.SetQueueArgument("x-max-length", QueueLength);
            endpoint.PrefetchCount = Prefetch;
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.Bind<AuditEvent>();
            endpoint.DiscardFaultedMessages();
            endpoint.DiscardSkippedMessages();
            var filter = new EventNotificationFilter(context.GetRequiredService<OrgEventFeeds>());
            endpoint.ConfigureReceive(receive => receive.UseFilter(filter));
        });
}
