using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>
/// Reads gauges from the database at intervals, as long as somebody listens to them. Every worker measures, because a gauge keeps its
/// last value: if one worker measured for all, its number would stand after it is gone.
/// </summary>
/// <param name="subject">What is counted, for the log.</param>
/// <param name="interval">The time between two measurements.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets the measurements that failed.</param>
internal abstract partial class PeriodicMeasurement(string subject, TimeSpan interval, TimeProvider time, ILogger logger)
    : BackgroundService
{
    /// <summary>Whether anybody listens to the gauges.</summary>
    protected abstract bool IsEnabled { get; }

    /// <summary>Reads the database and sets the gauges.</summary>
    protected abstract Task MeasureAsync(CancellationToken stopping);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            if (IsEnabled)
                await TryMeasureAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryMeasureAsync(CancellationToken stopping)
    {
        try
        {
            await MeasureAsync(stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The next interval measures again. If the database is away, the services that need it now say so.
            LogNotMeasured(logger, subject, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Subject} could not be counted for the metrics: {Fault}")]
    private static partial void LogNotMeasured(ILogger logger, string subject, string fault);
}
