using System.Collections.Concurrent;
using Messaging.System.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in Quartz.</summary>
public sealed class QuartzTests
{
    private const string Name = "assumed";
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private const string NobodyListens = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1";

    [Fact]
    public async Task a_scheduler_that_failed_at_its_first_look_into_the_database_is_made_anew_by_a_restart_of_its_registration()
    {
        await using var database = new TestDatabase(await Servers.SharedAsync(), $"assumed_{Guid.NewGuid():N}"[..24]);
        await database.CreateAsync();
        await using var away = NpgsqlDataSource.Create(NobodyListens);
        await using var there = NpgsqlDataSource.Create(database.OwnerConnection);
        var (isThere, runs) = (false, new Runs());
        var services = new ServiceCollection().AddLogging().AddSingleton(runs);
        services.AddQuartz(Name, quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = _ => isThere ? there : away);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ProvisionSchema();
            });
            quartz.ScheduleJob<Job>(
                trigger => trigger
                    .WithIdentity("t")
                    .StartNow()
                    .WithSimpleSchedule(schedule => schedule.WithInterval(Often).RepeatForever()),
                job => job.WithIdentity("j"));
        });
        await using var provider = services.BuildServiceProvider();
        var schedulers = provider.GetRequiredService<ISchedulerRuntime>();

        await Should.ThrowAsync<Exception>(() => StartAsync(schedulers));
        isThere = true;
        var scheduler = await StartAsync(schedulers);
        await Eventually.Async("a run", () => runs.Count, count => count > 0);
        await scheduler.Shutdown(waitForJobsToComplete: true);

        var before = runs.Count;
        scheduler = await StartAsync(schedulers);
        await Eventually.Async("a run of the next one", () => runs.Count, count => count > before);
        await scheduler.Shutdown(waitForJobsToComplete: true);
    }

    private static async Task<IScheduler> StartAsync(ISchedulerRuntime schedulers)
    {
        var scheduler = await schedulers.Restart(Name, new SchedulerRestartOptions());
        await scheduler.Start();
        return scheduler;
    }

    public sealed class Runs
    {
        private readonly ConcurrentQueue<DateTimeOffset> times = new();

        public int Count => times.Count;

        public void Add(DateTimeOffset time) => times.Enqueue(time);
    }

    public sealed class Job(Runs runs) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(context);
            runs.Add(context.FireTimeUtc);
            return default;
        }
    }
}
