using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Messaging.ServiceDefaults;

/// <summary>
/// Sends what is left of metrics and traces while the program ends. By itself the SDK does so when it is disposed, one after the
/// other, and waits longer: a collector that is away must not hold up the end, nor use up the time for what the program has begun.
/// </summary>
internal sealed class LastFlush(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    private const int Milliseconds = 2000;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces.Shutdown(Milliseconds), CancellationToken.None),
        Task.Run(() => metrics.Shutdown(Milliseconds), CancellationToken.None));
}
