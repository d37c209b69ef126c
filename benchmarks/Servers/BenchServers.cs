using System.Globalization;
using Npgsql;

namespace Messaging.Bench.Servers;

/// <summary>The private servers of the run, as <c>servers.env</c> names them.</summary>
internal sealed class BenchServers
{
    private readonly Dictionary<string, string> settings;

    /// <summary>Reads where they are.</summary>
    /// <param name="directory">Their directory.</param>
    public BenchServers(string directory)
    {
        RunDirectory = directory;
        settings = File.ReadLines(Path.Combine(directory, "servers.env")).Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''), StringComparer.Ordinal);
        Superuser = Connection("postgres");
        Superuser.Username = "postgres";
        Superuser.Password = File.ReadAllText(Path.Combine(directory, "keys", "postgres-superuser")).Trim();
    }

    /// <summary>Where they lie.</summary>
    public string RunDirectory { get; }

    /// <summary>The broker.</summary>
    public Uri Rabbit => new(settings["RABBITMQ_URL"]);

    /// <summary>Its management API.</summary>
    public Uri Management => new(settings["RABBITMQ_MANAGEMENT_URL"]);

    /// <summary>The first process of the database.</summary>
    public int PostgresPid => int.Parse(settings["POSTGRES_PID"], CultureInfo.InvariantCulture);

    /// <summary>The process of the broker.</summary>
    public int RabbitPid => int.Parse(settings["RABBITMQ_PID"], CultureInfo.InvariantCulture);

    /// <summary>Who may do everything, in the database <c>postgres</c>.</summary>
    public NpgsqlConnectionStringBuilder Superuser { get; }

    /// <summary>The owner of a database.</summary>
    public NpgsqlConnectionStringBuilder Connection(string database)
    {
        var url = new UriBuilder(settings["POSTGRES_URL"]);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port,
            Username = Uri.UnescapeDataString(url.UserName),
            Password = Uri.UnescapeDataString(url.Password),
            Database = database,
        };
    }

    /// <summary>A virtual host of the broker.</summary>
    public Uri RabbitHost(string name) => new UriBuilder(Rabbit) { Path = name }.Uri;

    /// <summary>Executes a statement as the owner, outside of every database of a measurement.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection("messaging"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
