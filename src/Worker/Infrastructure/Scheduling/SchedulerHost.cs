using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>
/// Starts the scheduler beside everything else, as often as it takes. Quartz' own hosted service tries once: a database that is
/// away at that moment would end the worker, with a sentence about its schema.
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
                // One that failed at its first look into the database cannot be used again; this makes a new one of the same registration.
                scheduler = await schedulers.Restart(SchedulerName, new SchedulerRestartOptions(), stoppingToken);
                await scheduler.Start(stoppingToken);
                return true;
            },
            stoppingToken);
}
