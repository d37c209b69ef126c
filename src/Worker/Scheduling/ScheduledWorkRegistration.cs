using Messaging.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Messaging.Worker.Scheduling;

/// <summary>Work by the clock, each job done by one worker of many: Quartz on its clustered PostgreSQL store.</summary>
internal static class ScheduledWorkRegistration
{
    private const string SchedulerName = "messaging";
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

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
            quartz.AddJobListener<JobMeasurement>();
            Every<PublishSweep>(TimeSpan.FromSeconds(5));
            Every<StuckProvisions>(TimeSpan.FromMinutes(1));
            Every<ExpiringCredentials>(TimeSpan.FromMinutes(5));
            Every<Retention>(TimeSpan.FromHours(1));

            void Every<TJob>(TimeSpan usual)
                where TJob : class, IJob
            {
                var interval = builder.Configuration.Duration($"Schedule:{typeof(TJob).Name}", usual, Shortest, Longest);
                quartz.ScheduleJob<TJob>(
                    trigger => trigger
                        .WithIdentity(typeof(TJob).Name)
                        .StartNow()
                        .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()),
                    job => job.WithIdentity(typeof(TJob).Name));
            }
        });
        builder.Services.AddQuartzHostedService(SchedulerName, options => options.WaitForJobsToComplete = true);
        return builder;
    }
}
