using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Messaging.ServiceDefaults;

/// <summary>
/// Sends metrics and traces over OTLP. Everything about it is said with OpenTelemetry's own environment variables
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/), which the SDK reads by itself.
/// </summary>
public static class TelemetryDefaults
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Expected =
        "the address of an OTLP collector, for example http://127.0.0.1:4317, or leave it unset to export nothing";

    /// <summary>Adds the export, where the environment names a collector.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="serviceName">What the program calls itself, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    /// <param name="traces">Adds the program's sources.</param>
    /// <param name="metrics">Adds the program's meters; the runtime's own come along.</param>
    /// <returns>Whether anything is exported.</returns>
    /// <exception cref="SettingException">What the environment names is no address.</exception>
    public static bool AddTelemetryExport(
        this IHostApplicationBuilder builder,
        string serviceName,
        Action<TracerProviderBuilder> traces,
        Action<MeterProviderBuilder> metrics)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentNullException.ThrowIfNull(metrics);

        // Of the environment alone: a file's word would turn the export on without an address.
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { Length: > 0 } endpoint)
            return false;

        _ = Settings.AbsoluteAddress(endpoint, EndpointVariable, Expected, ["http", "https"]);
        builder.Services.AddOpenTelemetry()

            // The environment's word last: it wins.
            .ConfigureResource(resource => resource.Clear().AddTelemetrySdk().AddService(serviceName).AddEnvironmentVariableDetector())
            .WithTracing(tracing =>
            {
                traces(tracing);
                tracing.AddOtlpExporter();
            })
            .WithMetrics(metering =>
            {
                metrics(metering);
                metering.AddRuntimeInstrumentation().AddOtlpExporter();
            });
        builder.Services.AddHostedService<LastFlush>();
        return true;
    }
}
