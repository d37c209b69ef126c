using Messaging.Worker.Infrastructure.Telemetry;
using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>Measures the runs of scheduled jobs. A job reports how much it did as its context's result, a <see cref="long"/>.</summary>
internal sealed class JobMetricsListener(WorkerMetrics metrics) : IJobListener
{
    /// <inheritdoc/>
    public string Name => nameof(JobMetricsListener);

    /// <inheritdoc/>
    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    /// <inheritdoc/>
    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    /// <inheritdoc/>
    public ValueTask JobWasExecuted(
        IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        metrics.JobRun(context.JobDetail.Key.Name, context.JobRunTime, jobException is not null, context.Result as long? ?? 0);
        return default;
    }
}
