using Messaging.Worker.Pipeline.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Audit;

/// <summary>The audit trail's services.</summary>
internal static class AuditRegistration
{
    /// <summary>Adds them.</summary>
    public static IHostApplicationBuilder AddAudit(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(PublishingOptions.From(builder.Configuration))
            .AddSingleton<ParkedEvents>()
            .AddSingleton<StoredEvents>()
            .AddSingleton<EventPublisher>();
        return builder;
    }
}
