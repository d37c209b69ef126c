using Npgsql;

namespace Messaging.System.Harness;

/// <summary>A PostgreSQL and a RabbitMQ server, as their owner reaches them.</summary>
/// <param name="directory">The directory of the instances; null when they belong to somebody else.</param>
/// <param name="settings">What <c>servers.env</c> says.</param>
public sealed class ServerPair(string? directory, IReadOnlyDictionary<string, string> settings)
{
    // The script has deadlines of its own, of which the longest is 90 s, and says more.
    private static readonly TimeSpan VerbDeadline = TimeSpan.FromSeconds(180);

    /// <summary>The owner's URL, <c>postgresql://user:password@host:port/database</c>.</summary>
    public Uri Postgres { get; } = new(settings["POSTGRES_URL"]);

    /// <summary><c>amqp://user:password@host:port</c>; the path, if any, names a virtual host that the tests leave alone.</summary>
    public Uri Rabbit { get; } = new(settings["RABBITMQ_URL"]);

    public Uri RabbitManagement { get; } = new(settings["RABBITMQ_MANAGEMENT_URL"]);

    /// <summary>A connection string for a setting of the whole server, which its owner may not change.</summary>
    public async Task<string> SuperuserConnectionAsync()
    {
        var owner = new UriBuilder(Postgres);
        var password = Path.Combine(directory ?? throw OfOthers(), "keys", "postgres-superuser");
        var builder = new NpgsqlConnectionStringBuilder { Host = owner.Host, Port = owner.Port, Database = "postgres", Pooling = false };
        // Without that file the owner is the superuser, as in the image of PostgreSQL for Docker.
        (builder.Username, builder.Password) = File.Exists(password)
            ? ("postgres", (await File.ReadAllTextAsync(password)).Trim())
            : (Uri.UnescapeDataString(owner.UserName), Uri.UnescapeDataString(owner.Password));
        return builder.ConnectionString;
    }

    /// <summary>Starts, stops or kills one of the two: <c>start rabbitmq</c>, <c>kill postgres</c>.</summary>
    public Task DoAsync(string verb, string server)
        => ShellCommand.RequireAsync(VerbDeadline, Servers.Script, verb, server, directory ?? throw OfOthers());

    /// <summary>Runs <c>rabbitmqctl</c> on the broker and gives what it printed.</summary>
    public Task<string> ControlBrokerAsync(params string[] arguments)
        => ShellCommand.RequireAsync(VerbDeadline, Servers.Script, ["ctl", directory ?? throw OfOthers(), .. arguments]);

    /// <summary>The process of the broker, as it is now.</summary>
    public Task<int> BrokerPidAsync() => PidAsync("RABBITMQ_PID");

    /// <summary>The first process of the database, as it is now; every session is a child of it.</summary>
    public Task<int> DatabasePidAsync() => PidAsync("POSTGRES_PID");

    private async Task<int> PidAsync(string name)
    {
        var path = Path.Combine(directory!, "servers.env");
        var now = EnvironmentFile.Read(await File.ReadAllTextAsync(path));
        return int.Parse(now[name], global::System.Globalization.CultureInfo.InvariantCulture);
    }

    private static InvalidOperationException OfOthers() => new("These servers are shared; take private ones to break them.");

    /// <summary>Ends both and waits for it.</summary>
    public Task DownAsync()
        => directory is null ? Task.CompletedTask : ShellCommand.RequireAsync(VerbDeadline, Servers.Script, "down", directory);
}
