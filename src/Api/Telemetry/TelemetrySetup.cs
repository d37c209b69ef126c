using Messaging.ServiceDefaults;

namespace Messaging.Api.Telemetry;

/// <summary>What the Api tells about itself in numbers and traces.</summary>
internal static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the instruments; and their export, where the environment names a collector.</summary>
    /// <exception cref="SettingException">What it names is no address.</exception>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<ApiMetrics>();

        // Of the environment, as the SDK reads it: a file's word would turn the export on without an address.
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { Length: > 0 } endpoint)
            return;

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme is not ("http" or "https")))
            throw SettingException.Wrong(EndpointVariable, "the address of an OTLP collector, for example http://127.0.0.1:4317, or leave it unset to export nothing");

        services.AddHostedService<TelemetryExport>();
    }
}
