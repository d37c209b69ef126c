using Npgsql;

namespace Messaging.System.Harness;

/// <summary>
/// While it stands, nobody reaches one database of a server: sessions are ended and new ones refused, as while a server restarts.
/// </summary>
public sealed class ClosedDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnection superuser;
    private readonly TestDatabase database;

    private ClosedDatabase(NpgsqlConnection superuser, TestDatabase database) => (this.superuser, this.database) = (superuser, database);

    public static async Task<ClosedDatabase> CloseAsync(MessagingSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var closed = new ClosedDatabase(new NpgsqlConnection(await system.Servers.SuperuserConnectionAsync()), system.Database);
        await closed.superuser.OpenAsync();
        await closed.ExecuteAsync($"ALTER DATABASE {system.Database.Name} ALLOW_CONNECTIONS false");
        await closed.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{system.Database.Name}'");
        return closed;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"ALTER DATABASE {database.Name} ALLOW_CONNECTIONS true");
        await superuser.DisposeAsync();
        database.Forget();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, superuser);
        await command.ExecuteNonQueryAsync();
    }
}
