using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>While it stands, every commit of the server waits for a synchronous standby that never comes.</summary>
public sealed class MissingStandby : IAsyncDisposable
{
    private readonly NpgsqlConnection superuser;

    private MissingStandby(NpgsqlConnection superuser) => this.superuser = superuser;

    public static async Task<MissingStandby> AwaitAsync(ServerPair servers)
    {
        ArgumentNullException.ThrowIfNull(servers);
        var standby = new MissingStandby(new NpgsqlConnection(await servers.SuperuserConnectionAsync()));
        await standby.superuser.OpenAsync();
        await standby.ExecuteAsync("SET synchronous_commit = local");
        await standby.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await standby.ReloadAsync();
        return standby;
    }

    /// <summary>Waits until a commit in a database is durable and does not return.</summary>
    public Task UntilCommitHangsAsync(string database)
        => Eventually.Async(
            "a commit that waits for the standby",
            async () =>
            {
                await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'SyncRep'", superuser);
                command.Parameters.Add(new NpgsqlParameter { Value = database });
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
