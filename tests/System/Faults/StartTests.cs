using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>What goes away while a worker starts.</summary>
[Collection(BreakableServers.Name)]
public sealed class StartTests(BreakableServers breakable)
{
    [Fact]
    public async Task a_database_that_goes_away_between_the_check_of_the_schema_and_the_start_of_the_scheduler_is_waited_for()
    {
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers });
        await system.KillWorkerAsync(0);
        await using (var connection = await system.Database.OpenAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("LOCK TABLE qrtz_job_details IN ACCESS EXCLUSIVE MODE", connection, transaction))
                await hold.ExecuteNonQueryAsync();
            system.Workers[0].Start();
            await Eventually.Async(
                "the scheduler at its tables",
                () => system.Database.ScalarAsync<long>(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'qrtz_job_details'::regclass"),
                waiting => waiting > 0);

            await using var closed = await ClosedDatabase.CloseAsync(system);
            await Eventually.Async(
                "the worker waiting, or ended", system.Workers[0].LogAsync,
                log => !system.Workers[0].IsRunning || log.Contains("waiting out", StringComparison.Ordinal));
        }

        system.Workers[0].IsRunning.ShouldBeTrue(await system.Workers[0].LogAsync());
        await system.ReadyAsync();
        (await system.Caller().PutOrgModeAsync("byok")).ShouldBe(200);
        (await system.Workers[0].LogAsync()).ShouldNotContain("schema validation", Case.Insensitive);
    }
}
