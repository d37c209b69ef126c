namespace Messaging.System.Harness;

/// <summary>
/// The real servers of the test run: the ones in <c>TEST_SERVERS_DIR</c>, else private instances that the run starts once
/// and takes down at its end.
/// </summary>
public static class Servers
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly List<ServerPair> Started = [];
    private static readonly Lazy<Task<ServerPair>> Common = new(OpenCommonAsync);
    private static int count;

    internal static string Script { get; } = Path.Combine(RepositoryRoot.Directory, "tools", "run", "servers.sh");

    /// <summary>The servers that most tests share; nobody may break them.</summary>
    public static Task<ServerPair> SharedAsync() => Common.Value;

    /// <summary>Servers of one's own, to be broken, also where the environment names some.</summary>
    public static Task<ServerPair> PrivateAsync()
        => StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["POSTGRES_URL"] = "", ["RABBITMQ_URL"] = "" });

    /// <summary>Takes down what the run started.</summary>
    public static async Task DownAsync()
    {
        ServerPair[] all;
        lock (Started)
            all = [.. Started];
        await Task.WhenAll(all.Select(pair => pair.DownAsync()));
    }

    private static async Task<ServerPair> StartAsync(Dictionary<string, string>? environment)
    {
        Watchdog.Arm();
        var number = Interlocked.Increment(ref count);
        var directory = RunDirectory.New($"servers-{number}");
        var (exitCode, output) = await ShellCommand.RunAsync(StartDeadline, environment, Script, "up", directory);
        if (exitCode != 0)
            RunDirectory.Keep();
        exitCode.ShouldBe(0, output);
        var pair = await OpenAsync(directory, owned: true);
        lock (Started)
            Started.Add(pair);
        return pair;
    }

    private static Task<ServerPair> OpenCommonAsync()
        => Environment.GetEnvironmentVariable("TEST_SERVERS_DIR") is { Length: > 0 } given
            ? OpenAsync(given, owned: false)
            : StartAsync(environment: null);

    private static async Task<ServerPair> OpenAsync(string directory, bool owned)
    {
        var settings = EnvironmentFile.Read(await File.ReadAllTextAsync(Path.Combine(directory, "servers.env")));
        return new ServerPair(owned ? directory : null, settings);
    }
}
