using Messaging.Worker.Infrastructure.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>What publishes committed events: at once, what was left over, and late.</summary>
internal static class PublishingRegistration
{
    /// <summary>Adds it.</summary>
    public static IHostApplicationBuilder AddPublishing(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(PublishingOptions.From(builder.Configuration))
            .AddSingleton(typeof(OrganizationSweep<>))
            .AddSingleton<ParkedEvents>()
            .AddSingleton<StoredEvents>()
            .AddSingleton<EventPublisher>()
            .AddHostedService<ParkedEventRetry>()
            .AddHostedService<PublishingBacklogMeasurement>();
        return builder.AddJob<PublishSweepJob>("PublishSweep", every: TimeSpan.FromSeconds(5));
    }
}
