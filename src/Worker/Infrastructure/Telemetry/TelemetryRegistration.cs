using Messaging.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>What the worker tells about itself in numbers and traces.</summary>
internal static class TelemetryRegistration
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Expected = "the address of an OTLP collector, for example http://127.0.0.1:4317, or leave it unset to export nothing";

    /// <summary>Adds the instruments; and their export, where the environment names a collector.</summary>
    /// <exception cref="SettingException">What it names is no address.</exception>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkerMetrics>();

        // Of the environment, as the SDK reads it: a file's word would turn the export on without an address.
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { Length: > 0 } endpoint)
            return builder;

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme is not ("http" or "https")))
            throw SettingException.Wrong(EndpointVariable, Expected);

        builder.Services.AddHostedService<TelemetryExport>();
        return builder;
    }
}
