using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Registration;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>Registers scheduled jobs, each run by one worker at a time: Quartz with its clustered PostgreSQL store.</summary>
internal static class SchedulingRegistration
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Adds a job: one call each. The setting <c>Schedule:NAME</c> can set another interval.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="name">Its name in settings, metrics and the scheduler's tables, whatever its type is called.</param>
    /// <param name="every">How often it runs.</param>
    public static IHostApplicationBuilder AddJob<TJob>(this IHostApplicationBuilder builder, string name, TimeSpan every)
        where TJob : class, IJob
    {
        var interval = builder.Configuration.Duration($"Schedule:{name}", every, Shortest, Longest);
        builder.Services.AddSingleton(new ScheduledJob(quartz => quartz.ScheduleJob<TJob>(
            trigger => trigger
                .WithIdentity(name)
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(name))));
        return builder;
    }

    /// <summary>Adds the scheduler with the jobs that were added before.</summary>
    public static IHostApplicationBuilder AddScheduler(this IHostApplicationBuilder builder)
    {
        // Shared by every scheduler that SchedulerHost makes; each is built in a service provider of its own.
        var database = new Lazy<NpgsqlDataSource>(() => StorageRegistration.OpenForScheduler(builder.Configuration));
        builder.Services.AddQuartz(SchedulerHost.SchedulerName, quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = _ => database.Value);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
            });
            quartz.AddJobListener<JobMetricsListener>();
            foreach (var job in builder.Services.Registered<ScheduledJob>())
                job.Schedule(quartz);
        });
        builder.Services.AddHostedService<SchedulerHost>();
        return builder;
    }
}
