using System.Globalization;
using Messaging.Contracts;

namespace Messaging.System.Harness;

/// <summary>
/// One whole system as an operator would run it: a database and a virtual host of its own on real servers, Workers and Apis
/// as processes of their own. Tests talk to it through HTTP, AMQP, SQL and signals alone.
/// </summary>
public sealed class MessagingSystem : IAsyncDisposable
{
    /// <summary>In the worker's own environment, and to be found in no workspace's.</summary>
    public const string WorkerOnlyName = "ONLY_THE_WORKERS";

    /// <summary>The platform's token for the proxy.</summary>
    public const string UsageToken = "usage-token-of-the-platform";
    public const string BaseUrl = "http://127.0.0.1:9/v1";
    public const string AnthropicBaseUrl = "http://127.0.0.1:9/anthropic";
    public const string UsageUrl = "http://127.0.0.1:9/usage";

    private static readonly TimeSpan MigrateDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ReadyDeadline = TimeSpan.FromSeconds(120);
    private static int count;
    private readonly List<HttpClient> clients = [];

    private MessagingSystem(MessagingSystemOptions options, ServerPair servers, string directory, string name, StandInRuntimes runtimes)
    {
        Options = options;
        Servers = servers;
        Directory = directory;
        Keys = new TestKeys(directory);
        People = new SamplePeople(directory, Keys.Tokens);
        Database = new TestDatabase(servers, name);
        Management = new BrokerManagement(servers, name);
        Runtimes = runtimes;
        BrokerUri = new Uri($"{servers.Rabbit.Scheme}://{servers.Rabbit.UserInfo}@{servers.Rabbit.Authority}/{name}");
        Ids = new OperationIds(Keys.SigningKey);
        StateDirectory = global::System.IO.Directory.CreateDirectory(Path.Combine(directory, "state")).FullName;
    }

    public MessagingSystemOptions Options { get; }

    public ServerPair Servers { get; }

    public string Directory { get; }

    public TestKeys Keys { get; }

    public SamplePeople People { get; }

    /// <summary>The operation ids as this system makes them.</summary>
    public OperationIds Ids { get; }

    public TestDatabase Database { get; }

    public BrokerManagement Management { get; }

    public StandInRuntimes Runtimes { get; }

    public string StateDirectory { get; }

    /// <summary>The system's virtual host.</summary>
    public Uri BrokerUri { get; }

    public EventTap Tap { get; private set; } = null!;

    public RawBus Bus { get; private set; } = null!;

    public List<SystemProcess> Workers { get; } = [];

    public List<SystemProcess> Apis { get; } = [];

    public IEnumerable<string> LogPaths => Workers.Concat(Apis).Select(process => process.LogPath);

    /// <summary>Starts a system and waits until it is ready.</summary>
    public static async Task<MessagingSystem> StartAsync(MessagingSystemOptions? options = null)
    {
        options ??= new MessagingSystemOptions();
        Watchdog.Arm();
        var servers = options.Servers ?? await Harness.Servers.SharedAsync();
        var number = Interlocked.Increment(ref count);
        var directory = RunDirectory.New($"system-{number}");
        var name = $"t{Guid.NewGuid():N}"[..12] + $"_{number}";
        var system = new MessagingSystem(options, servers, directory, name, await StandInRuntimes.PrepareAsync(directory));
        LogTails.Add(system);
        try
        {
            await system.StartPartsAsync();
            return system;
        }
        catch (Exception failure)
        {
            await system.DisposeAsync();
            throw LogTails.NotStarted(system, failure);
        }
    }

    /// <summary>A caller with a token for an organization; a fresh one unless it is said.</summary>
    public Caller Caller(Guid? org = null, int api = 0, string scope = Tokens.AllScopes, string subject = "tester")
    {
        var id = org ?? Guid.NewGuid();
        return new Caller(clients[api], id, Keys.Tokens.For(id, scope, subject));
    }

    /// <summary>The plain client of an Api.</summary>
    public HttpClient Client(int api = 0) => clients[api];

    public Task KillWorkerAsync(int worker) => Workers[worker].KillAsync();

    /// <summary>Sends SIGTERM, waits for the end and gives the exit code.</summary>
    public async Task<int> StopWorkerAsync(int worker, TimeSpan deadline)
    {
        await Workers[worker].SignalAsync("TERM");
        return await Workers[worker].ExitAsync(deadline);
    }

    public Task PauseWorkerAsync(int worker) => Workers[worker].SignalAsync("STOP");

    public Task ContinueWorkerAsync(int worker) => Workers[worker].SignalAsync("CONT");

    /// <summary>Starts a worker that has ended and waits until it serves.</summary>
    public async Task RestartWorkerAsync(int worker)
    {
        Workers[worker].Start();
        await ReadyAsync();
    }

    /// <summary>Another Api of the same system, ready to be asked.</summary>
    public async Task<int> AddApiAsync()
    {
        AddApi();
        await ReadyAsync();
        return Apis.Count - 1;
    }

    /// <summary>Waits until every running worker consumes and every Api says that it is ready.</summary>
    public async Task ReadyAsync(TimeSpan? deadline = null)
    {
        var limit = deadline ?? ReadyDeadline;
        var processes = Workers.Concat(Apis).Where(process => process.IsRunning).ToList();
        var workers = processes.Count(Workers.Contains);
        // Of a queue with a single active consumer the broker counts that one alone.
        (string, int)[] consumed = [(Queues.Queries, workers), (CommandPartitions.Queues[^1], Math.Min(workers, 1))];
        foreach (var (queue, expected) in consumed)
        {
            await Eventually.Async(
                $"{expected} consumers of {queue}",
                () => Watch(() => Bus.ConsumersAsync(queue)),
                consumers => consumers >= expected,
                limit);
        }

        foreach (var client in clients)
            await Eventually.Async("a ready Api", () => Watch(() => ApiClient.ReadinessAsync(client)), status => status == 200, limit);

        Task<T> Watch<T>(Func<Task<T>> observe) => WhileRunningAsync(processes, observe);
    }

    /// <summary>Runs the worker program to its end, as <c>Worker migrate</c> for example, and gives its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunWorkerAsync(IReadOnlyDictionary<string, string?> changes, params string[] arguments)
    {
        var process = new SystemProcess(
            "Worker", Path.Combine(Directory, $"run-{Guid.NewGuid():N}.log"), SystemSettings.OfWorker(this, changes), arguments);
        await using (process)
        {
            process.Start();
            var exitCode = await process.ExitAsync(MigrateDeadline);
            return (exitCode, await process.LogAsync());
        }
    }

    /// <summary>Runs <c>Worker migrate</c> as the owner.</summary>
    public Task<(int ExitCode, string Output)> MigrateAsync(params string[] arguments)
        => RunWorkerAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Postgres"] = Database.OwnerConnection,
                ["Migrations__WorkerUser"] = Database.WorkerUser,
                ["Migrations__WorkerPassword"] = Database.WorkerPassword,
            },
            ["migrate", .. arguments]);

    /// <summary>Waits until the tests' own connections have found the broker again.</summary>
    public async Task ReconnectedAsync()
    {
        await Eventually.Async("the bus", () => Bus.IsOpen, open => open, ReadyDeadline);
        await Eventually.Async("the tap", () => Tap.IsOpen, open => open, ReadyDeadline);
    }

    /// <summary>The settings of an Api that listens on a port.</summary>
    public Dictionary<string, string> ApiSettings(int port) => SystemSettings.OfApi(this, port);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await Task.WhenAll(Apis.Concat(Workers).Select(process => process.DisposeAsync().AsTask()));
        foreach (var pid in WorkspaceProcess.WithArgument(Directory))
            await ShellCommand.RunAsync(TimeSpan.FromSeconds(60), environment: null, "kill", "-9", pid.ToString(CultureInfo.InvariantCulture));
        if (Tap is not null)
            await Tap.DisposeAsync();
        if (Bus is not null)
            await Bus.DisposeAsync();
        await Management.DeleteAsync();
        Management.Dispose();
        await Database.DisposeAsync();
        Keys.Dispose();
        LogTails.End(this);
    }

    // A program that ended will not become ready, however long one waits.
    private static Task<T> WhileRunningAsync<T>(IEnumerable<SystemProcess> processes, Func<Task<T>> observe)
        => processes.FirstOrDefault(process => !process.IsRunning) is { } ended
            ? throw new InvalidOperationException($"{ended.LogPath}: the program has ended; its log says why.")
            : observe();

    private async Task StartPartsAsync()
    {
        await Task.WhenAll(Management.CreateAsync(), Database.CreateAsync());
        Bus = await RawBus.OpenAsync(BrokerUri);
        Tap = await EventTap.OpenAsync(BrokerUri);
        for (var api = 0; api < Options.Apis; api++)
            AddApi();
        var (exitCode, output) = await MigrateAsync();
        exitCode.ShouldBe(0, output);
        for (var worker = 0; worker < Options.Workers; worker++)
        {
            Workers.Add(new SystemProcess(
                "Worker", Path.Combine(Directory, $"worker-{worker + 1}.log"), SystemSettings.OfWorker(this, Options.WorkerSettings)));
            Workers[^1].Start();
        }

        await ReadyAsync();
    }

    private void AddApi()
    {
        var port = SystemSettings.FreePort();
        var api = new SystemProcess("Api", Path.Combine(Directory, $"api-{Apis.Count + 1}.log"), ApiSettings(port));
        Apis.Add(api);
        clients.Add(ApiClient.To(port));
        api.Start();
    }
}
