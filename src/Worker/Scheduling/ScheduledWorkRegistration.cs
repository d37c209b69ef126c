using Microsoft.Extensions.Hosting;
using Quartz;

namespace Messaging.Worker.Scheduling;

/// <summary>Work by the clock, each job done by one worker of many: Quartz on its clustered PostgreSQL store.</summary>
internal static class ScheduledWorkRegistration
{
    private const string SchedulerName = "messaging";

    /// <summary>Adds the jobs. Adding one is adding a line here.</summary>
    public static IHostApplicationBuilder AddScheduledWork(this IHostApplicationBuilder builder)
    {
        builder.Services.AddQuartz(SchedulerName, quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.UseRegisteredDataSource = true);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
            });
            quartz.ScheduleJob<PublishSweep>(
                trigger => trigger
                    .WithIdentity(nameof(PublishSweep))
                    .StartNow()
                    .WithSimpleSchedule(schedule => schedule.WithInterval(PublishSweep.Interval).RepeatForever()),
                job => job.WithIdentity(nameof(PublishSweep)));
        });
        builder.Services.AddQuartzHostedService(SchedulerName, options => options.WaitForJobsToComplete = true);
        return builder;
    }
}
