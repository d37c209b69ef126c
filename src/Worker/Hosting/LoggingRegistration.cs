using Messaging.Worker.Infrastructure.Broker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Messaging.Worker.Hosting;

/// <summary>How the worker logs: one event a line, UTC.</summary>
internal static class LoggingRegistration
{
    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="connection">Tells when the worker has left the broker on purpose.</param>
    public static IHostApplicationBuilder AddOneLineLogging(this IHostApplicationBuilder builder, BrokerConnection connection)
    {
        builder.Services.AddSingleton(connection);
        builder.Logging
            .ClearProviders()
            .AddConsole(console => console.FormatterName = OneLineFormatter.FormatterName)
            .AddConsoleFormatter<OneLineFormatter, ConsoleFormatterOptions>()
            .AddFilter("Quartz", LogLevel.Warning)

            // What the transport says of a connection that was ended on purpose is no news.
            .AddFilter("MassTransit", level => level >= LogLevel.Warning && !connection.HasLeft);
        return builder;
    }
}
