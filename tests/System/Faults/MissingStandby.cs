using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>While it stands, every commit of the server waits for a synchronous standby that never comes.</summary>
public sealed class MissingStandby : IAsyncDisposable
{
    private readonly NpgsqlConnection superuser;

    private MissingStandby(NpgsqlConnection superuser) => this.superuser = superuser;

    public static async Task<MissingStandby> AwaitAsync(ServerPair servers, TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(database);
        var connection = new NpgsqlConnectionStringBuilder(await servers.SuperuserConnectionAsync()) { Database = database.Name };
        var standby = new MissingStandby(new NpgsqlConnection(connection.ConnectionString));
        await standby.superuser.OpenAsync();
        await standby.ExecuteAsync("SET synchronous_commit = local");
        await standby.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await standby.ReloadAsync();
        return standby;
    }

    /// <summary>Waits until the commit of a command is durable and does not return; those of the scheduler do not count.</summary>
    public Task UntilCommandHangsAsync()
        => Eventually.Async(
            "a command's commit that waits for the standby",
            async () =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    SELECT count(*) FROM pg_stat_activity JOIN pg_locks USING (pid)
                    WHERE wait_event = 'SyncRep' AND relation = 'audit_events'::regclass
                    """,
                    superuser);
                return await command.ExecuteScalarAsync() is long count ? count : 0;
            },
            count => count > 0);

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await ReloadAsync();
        await superuser.DisposeAsync();
    }

    private Task ReloadAsync() => ExecuteAsync("SELECT pg_reload_conf()");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, superuser);
        await command.ExecuteNonQueryAsync();
    }
}
