using Messaging.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>Registers the worker's metrics and traces.</summary>
internal static class TelemetryRegistration
{
    private const string ServiceName = "messaging-worker";
    private const string Transport = "MassTransit"; // carries the trace in a message's headers

    /// <summary>Adds the metrics, and the export of metrics and traces where the environment names a collector.</summary>
    /// <exception cref="SettingException">The collector's address is no address.</exception>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkerMetrics>();
        builder.AddTelemetryExport(
            ServiceName,
            traces => traces.AddSource(Transport).AddNpgsql(),
            metrics => metrics.AddMeter(WorkerMetrics.MeterName).AddNpgsqlInstrumentation());
        return builder;
    }
}
