using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>
/// Sends metrics and traces over OTLP. Everything about it is said with OpenTelemetry's own environment variables
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/), which the SDK reads by itself.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private const string ServiceName = "messaging-worker"; // unless OTEL_SERVICE_NAME says otherwise
    private const string Transport = "MassTransit"; // carries the trace in a message's headers
    private const string Database = "Npgsql";

    // A collector that is away must not hold up the worker's end, nor use up the time for what it has begun.
    private const int LastFlushMilliseconds = 2000;

    private TracerProvider? traces;
    private MeterProvider? metrics;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(Transport, Database).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(WorkerMetrics.MeterName, Database, "System.Runtime")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces?.Shutdown(LastFlushMilliseconds), CancellationToken.None),
        Task.Run(() => metrics?.Shutdown(LastFlushMilliseconds), CancellationToken.None));

    /// <inheritdoc/>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    // The environment's word last: it wins.
    private static void Describe(ResourceBuilder resource)
        => resource.Clear().AddTelemetrySdk().AddService(ServiceName).AddEnvironmentVariableDetector();
}
