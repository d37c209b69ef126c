using System.Diagnostics;
using Messaging.Bench.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace Messaging.Bench.Product;

/// <summary>
/// One Api and one Worker as processes, with a database and a virtual host of their own. It is talked to through HTTP, AMQP and
/// signals alone.
/// </summary>
internal sealed class ProductSystem : IAsyncDisposable
{
    /// <summary>The name of database and virtual host.</summary>
    public const string Name = "bench_product";

    // Nothing can be started by it, so that no process of a workspace uses the machine.
    private const string Runtime = "bench";
    private static readonly TimeSpan ReadyDeadline = TimeSpan.FromSeconds(120);
    private readonly BenchServers servers;
    private readonly string directory;
    private readonly string source;
    private readonly ProductKeys keys;
    private readonly int port = FreePort.Find();
    private readonly Dictionary<string, string> workerSettings;
    private readonly List<Target> targets = [];

    /// <summary>A system that is still to be started.</summary>
    /// <param name="servers">Where.</param>
    /// <param name="source">The checkout that its programs were built in.</param>
    public ProductSystem(BenchServers servers, string source)
    {
        this.servers = servers;
        this.source = source;
        directory = Directory.CreateDirectory(Path.Combine(servers.RunDirectory, "product")).FullName;
        keys = new ProductKeys(directory);
        Broker = servers.RabbitHost(Name);
        var worker = servers.Connection(Name);
        (worker.Username, worker.Password) = ($"{Name}_worker", Guid.NewGuid().ToString("N"));
        workerSettings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = worker.ConnectionString,
            ["RabbitMq__Uri"] = Broker.ToString(),
            ["Operations__SigningKey"] = keys.SigningKey,
            ["Sealing__PrivateKeyPath"] = keys.SealingPrivatePath,
            ["Runtime__StateDirectory"] = Directory.CreateDirectory(Path.Combine(directory, "state")).FullName,
            [$"Runtimes__{Runtime}__Command"] = "/no-such-program",
        };
        Worker = new ProgramProcess(Program("Worker"), Path.Combine(directory, "worker.log"), workerSettings);
        Api = new ProgramProcess(Program("Api"), Path.Combine(directory, "api.log"), ApiSettings());
        Requests = new ModeRequests(Address, connections: 64);
    }

    /// <summary>The virtual host.</summary>
    public Uri Broker { get; }

    /// <summary>The worker; it is stopped and started by whoever measures.</summary>
    public ProgramProcess Worker { get; }

    /// <summary>The Api.</summary>
    public ProgramProcess Api { get; }

    /// <summary>Where the Api listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Requests to the Api over up to 64 connections.</summary>
    public ModeRequests Requests { get; }

    /// <summary>Makes the database and the virtual host, and starts the Api and the Worker.</summary>
    /// <returns>The seconds from the start of the Worker, then of the Api, until each was ready.</returns>
    public async Task<(double Worker, double Api)> StartAsync()
    {
        await VirtualHosts.CreateAsync(servers, Name);
        await servers.ExecuteAsync($"CREATE DATABASE {Name}");
        var owner = servers.Connection(Name);
        var worker = new NpgsqlConnectionStringBuilder(workerSettings["ConnectionStrings__Postgres"]);
        var migrate = new Dictionary<string, string>(workerSettings, StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = owner.ConnectionString,
            ["Migrations__WorkerUser"] = worker.Username!,
            ["Migrations__WorkerPassword"] = worker.Password!,
        };
        await using (var migration = new ProgramProcess(Program("Worker"), Path.Combine(directory, "migrate.log"), migrate, "migrate"))
        {
            migration.Start();
            await migration.EndAsync();
        }

        var workerSeconds = await StartWorkerAsync();
        var since = Stopwatch.GetTimestamp();
        Api.Start();
        await ReadyAsync();
        return (workerSeconds, Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    /// <summary>Starts the worker, waits until it consumes the last queue and gives the seconds that it took.</summary>
    public async Task<double> StartWorkerAsync()
    {
        var since = Stopwatch.GetTimestamp();
        Worker.Start();
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync();
        while (await ConsumersAsync(connection) == 0)
        {
            Worker.MustRun();
            if (Stopwatch.GetElapsedTime(since) > ReadyDeadline)
                throw new TimeoutException("the worker consumed nothing in time; its log is in " + directory);
            await Task.Delay(50);
        }

        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    /// <summary>Waits until the Api says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (await Requests.ReadinessAsync() != 200)
        {
            Api.MustRun();
            if (Stopwatch.GetElapsedTime(since) > ReadyDeadline)
                throw new TimeoutException("the Api was not ready in time; its log is in " + directory);
            await Task.Delay(50);
        }
    }

    /// <summary>So many organizations with a workspace each; the worker must run.</summary>
    public async Task<IReadOnlyList<Target>> TargetsAsync(int organizations)
    {
        var missing = Enumerable.Range(targets.Count, Math.Max(0, organizations - targets.Count));
        var made = new Target[Math.Max(organizations, targets.Count)];
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var token = keys.TokenFor(Guid.NewGuid());
            made[number] = new Target(number, await Requests.CreateWorkspaceAsync(token, Runtime), token);
        });
        targets.AddRange(made[targets.Count..]);
        return targets[..organizations];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Worker.DisposeAsync();
        Requests.Dispose();
        keys.Dispose();
    }

    private static async Task<uint> ConsumersAsync(IConnection connection)
    {
        // A queue that is not there yet closes the channel.
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync("commands-15")).ConsumerCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0;
        }
    }

    private string Program(string name)
    {
        var path = Path.Combine(source, "src", name, "bin", "Release", "net10.0", $"Messaging.{name}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: build {source} in Release first.", path);
    }

    private Dictionary<string, string> ApiSettings() => new(StringComparer.Ordinal)
    {
        ["RabbitMq__Uri"] = Broker.ToString(),
        ["Operations__SigningKey"] = keys.SigningKey,
        ["Auth__DevelopmentKeyPath"] = keys.TokenKeyPath,
        ["Sealing__PublicKeyPath"] = keys.SealingPublicPath,
        ["ASPNETCORE_URLS"] = Address.ToString(),
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        // One caller stands for many.
        ["RateLimit__PerSecond"] = "1000000",
        ["RateLimit__Burst"] = "1000000",
    };
}
