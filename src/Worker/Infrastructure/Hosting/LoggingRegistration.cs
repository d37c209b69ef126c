using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Hosting;

/// <summary>Registers the log, and which of its libraries' lines it leaves out.</summary>
internal static class LoggingRegistration
{
    // The prefix of the scheduler's log categories.
    private const string Scheduler = "Quartz";

    private static readonly OutageSummary SchedulerOutage = new(
        Scheduler,
        TransientFaults.IsTransient,
        "the scheduler cannot use the database; it goes on by itself, and says no more of it until then");

    /// <summary>Adds the log.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="connection">Tells when the worker has disconnected from the broker on purpose.</param>
    public static IHostApplicationBuilder AddWorkerLogging(this IHostApplicationBuilder builder, BrokerConnection connection)
    {
        builder.Services.AddSingleton(connection);
        builder.AddOneLineLogging(SchedulerOutage);
        builder.Logging
            .AddFilter(Scheduler, LogLevel.Warning)

            // MassTransit's warnings about a connection that was cut on purpose mean nothing.
            .AddFilter("MassTransit", level => level >= LogLevel.Warning && !connection.IsDisconnected);
        return builder;
    }
}
