using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Hosting;

/// <summary>What the worker logs, and what of its libraries it leaves out.</summary>
internal static class LoggingRegistration
{
    // Its category begins so, and so does its filter.
    private const string Scheduler = "Quartz";

    private static readonly OutageSummary SchedulerOutage = new(
        Scheduler, TransientFaults.IsTransient, "the scheduler cannot use the database; it goes on by itself, and says no more of it until then");

    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="connection">Tells when the worker has left the broker on purpose.</param>
    public static IHostApplicationBuilder AddWorkerLogging(this IHostApplicationBuilder builder, BrokerConnection connection)
    {
        builder.Services.AddSingleton(connection);
        builder.AddOneLineLogging(SchedulerOutage);
        builder.Logging
            .AddFilter(Scheduler, LogLevel.Warning)

            // What the transport says of a connection that was ended on purpose is no news.
            .AddFilter("MassTransit", level => level >= LogLevel.Warning && !connection.IsDisconnected);
        return builder;
    }
}
