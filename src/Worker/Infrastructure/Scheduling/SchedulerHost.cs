using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>
/// Starts the scheduler in the background and retries until it has started. Quartz' own hosted service tries once: if the database is
/// away at that moment, the worker would end with a message about its schema.
/// </summary>
internal sealed class SchedulerHost(ISchedulerRuntime schedulers, RetryPolicies retries) : BackgroundService
{
    /// <summary>The scheduler's name, which all workers share.</summary>
    public const string SchedulerName = "messaging";

    private IScheduler? scheduler;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is { } running)
            await running.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => retries.UntilStoppedAsync(
            async () =>
            {
                // A scheduler that failed to read the database cannot be started again; this makes a new one from the same registration.
                scheduler = await schedulers.Restart(SchedulerName, new SchedulerRestartOptions(), stoppingToken);
                await scheduler.Start(stoppingToken);
                return true;
            },
            stoppingToken);
}
