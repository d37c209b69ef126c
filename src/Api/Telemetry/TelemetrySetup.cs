using Messaging.ServiceDefaults;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Messaging.Api.Telemetry;

/// <summary>What the Api tells about itself in numbers and traces.</summary>
internal static class TelemetrySetup
{
    private const string ServiceName = "messaging-api";
    private const string Transport = "MassTransit"; // carries the trace in a message's headers

    /// <summary>Adds the instruments; and their export, where the environment names a collector.</summary>
    /// <exception cref="SettingException">What it names is no address.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiMetrics>();

        // A request begins the trace, or goes on with its caller's.
        builder.AddTelemetryExport(
            ServiceName,
            traces => traces.AddAspNetCoreInstrumentation().AddSource(Transport),
            metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(ApiMetrics.MeterName));
    }
}
