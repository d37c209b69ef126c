using Npgsql;

namespace Messaging.System.Harness;

/// <summary>The database of one system, seen by its owner.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const int CommandSeconds = 60;
    private readonly NpgsqlDataSource server;
    private readonly NpgsqlDataSource database;

    public TestDatabase(ServerPair servers, string name)
    {
        ArgumentNullException.ThrowIfNull(servers);
        Name = name;
        WorkerUser = $"{name}_worker";
        server = NpgsqlDataSource.Create(ConnectionString(servers.Postgres, database: null, pooling: false));
        OwnerConnection = ConnectionString(servers.Postgres, name, pooling: true);
        database = NpgsqlDataSource.Create(OwnerConnection);
        var worker = new NpgsqlConnectionStringBuilder(OwnerConnection) { Username = WorkerUser, Password = WorkerPassword };
        WorkerConnection = worker.ConnectionString;
    }

    public string Name { get; }

    public string WorkerUser { get; }

    public string WorkerPassword { get; } = Guid.NewGuid().ToString("N");

    /// <summary>For <c>Worker migrate</c>.</summary>
    public string OwnerConnection { get; }

    /// <summary>For the worker.</summary>
    public string WorkerConnection { get; }

    public Task CreateAsync() => OnServerAsync($"CREATE DATABASE {Name}");

    /// <summary>A connection of the owner.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync() => database.OpenConnectionAsync();

    /// <summary>A connection with the worker's own rights.</summary>
    public async Task<NpgsqlConnection> OpenAsWorkerAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(WorkerConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Executes SQL as the owner, with positional parameters.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Forgets connections that a fault may have broken.</summary>
    public void Forget() => database.Clear();

    /// <summary>One value as the owner.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>The first column of every row as the owner.</summary>
    public async Task<IReadOnlyList<T>> ColumnAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    /// <summary>Executes SQL as the owner of the server, outside the database.</summary>
    public async Task OnServerAsync(string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Removes the database and its role; a fault is reported with the test, as of a server that it left stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await CleanUpAttribute.RunAsync($"the database {Name}", async () =>
        {
            await OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
            await OnServerAsync($"DROP ROLE IF EXISTS {WorkerUser}");
        });
        await server.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = CommandSeconds;
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static string ConnectionString(Uri url, string? database, bool pooling)
    {
        var user = url.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = database ?? Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Pooling = pooling,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }
}
