using Messaging.ServiceDefaults;
using Messaging.Worker.Organizations;
using Messaging.Worker.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Scheduling;

/// <summary>Work by the clock, each job done by one worker of many: Quartz on its clustered PostgreSQL store.</summary>
internal static class ScheduledWorkRegistration
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Adds the jobs, which begin when what was added before has started. Adding one is adding a line here.</summary>
    public static IHostApplicationBuilder AddScheduledWork(this IHostApplicationBuilder builder)
    {
        // One for every scheduler that SchedulerHost has to make; what it is made in knows nothing of the program's own services.
        var database = new Lazy<NpgsqlDataSource>(() => StorageRegistration.OpenForScheduler(builder.Configuration));
        builder.Services.AddQuartz(SchedulerHost.SchedulerName, quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = _ => database.Value);
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
        builder.Services
            .AddSingleton(typeof(OrganizationRound<>))
            .AddHostedService<LatePublishing>()
            .AddHostedService<SchedulerHost>();
        return builder;
    }
}
