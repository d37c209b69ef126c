using Messaging.Worker.Infrastructure.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Registers the publishing of events: after the commit, by the sweep, and of parked ones.</summary>
internal static class PublishingRegistration
{
    /// <summary>Adds the publisher and its background services.</summary>
    public static IHostApplicationBuilder AddPublishing(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(PublishingOptions.From(builder.Configuration))
            .AddSingleton(typeof(OrganizationSweep<>))
            .AddSingleton<ParkedEvents>()
            .AddSingleton<StoredEvents>()
            .AddSingleton<PublishingOrder>()
            .AddSingleton<PublishedMarks>()
            .AddHostedService(provider => provider.GetRequiredService<PublishedMarks>())
            .AddSingleton<EventPublisher>()
            .AddHostedService<ParkedEventRetry>()
            .AddHostedService<PublishingBacklogMeasurement>();
        return builder.AddJob<PublishSweepJob>("PublishSweep", every: TimeSpan.FromSeconds(5));
    }
}
