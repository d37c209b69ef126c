using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Messaging.ServiceDefaults;

/// <summary>How a program logs: one event a line, UTC, on its standard output.</summary>
public static class LoggingDefaults
{
    /// <summary>Adds it, in place of what the host logs with by itself.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="outages">What is said once an outage.</param>
    public static IHostApplicationBuilder AddOneLineLogging(
        this IHostApplicationBuilder builder, params ReadOnlySpan<OutageSummary> outages)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var outage in outages)
            builder.Services.AddSingleton(outage);
        builder.Logging
            .ClearProviders()
            .AddConsole(console => console.FormatterName = OneLineFormatter.FormatterName)
            .AddConsoleFormatter<OneLineFormatter, ConsoleFormatterOptions>();
        return builder;
    }
}
