using System.Diagnostics;
using Messaging.ServiceDefaults;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Messaging.Unit.ServiceDefaults;

public sealed class LastFlushTests
{
    private const int LongestMilliseconds = 2000;

    [Fact]
    public async Task an_exporter_is_given_little_time_and_none_when_the_sdk_is_disposed_afterwards()
    {
        var traces = new RecordingExporter<Activity>();
        var metrics = new RecordingExporter<Metric>();
        using (var tracer = Sdk.CreateTracerProviderBuilder().AddProcessor(new SimpleActivityExportProcessor(traces)).Build())
        using (var meter = Sdk.CreateMeterProviderBuilder().AddReader(new BaseExportingMetricReader(metrics)).Build())
            await new LastFlush(tracer, meter).StopAsync(CancellationToken.None);

        traces.Given.ShouldHaveSingleItem().ShouldBeInRange(0, LongestMilliseconds);
        metrics.Given.ShouldHaveSingleItem().ShouldBeInRange(0, LongestMilliseconds);
    }

    private sealed class RecordingExporter<T> : BaseExporter<T>
        where T : class
    {
        /// <summary>The milliseconds that it was given for its shutdown, each time.</summary>
        public List<int> Given { get; } = [];

        public override ExportResult Export(in Batch<T> batch) => ExportResult.Success;

        protected override bool OnShutdown(int timeoutMilliseconds)
        {
            Given.Add(timeoutMilliseconds);
            return true;
        }
    }
}
