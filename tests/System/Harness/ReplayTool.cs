namespace Messaging.System.Harness;

/// <summary>What <c>./run replay</c> runs, on a system of the tests.</summary>
public static class ReplayTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it to its end, which must be a good one, and gives its output.</summary>
    public static async Task<string> ReplayAsync(this MessagingSystem system, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(system);
        var (exitCode, output) = await system.TryReplayAsync(system.Database.WorkerConnection, arguments);
        exitCode.ShouldBe(0, output);
        return output;
    }

    /// <summary>Runs it to its end, whatever that is.</summary>
    /// <param name="system">The system.</param>
    /// <param name="database">Where it writes down what it does.</param>
    /// <param name="arguments">What follows <c>./run replay</c>.</param>
    public static async Task<(int ExitCode, string Output)> TryReplayAsync(
        this MessagingSystem system, string database, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(system);
        var environment = Path.Combine(system.Directory, "environment");
        await File.WriteAllTextAsync(environment, $"RABBITMQ_URL={system.BrokerUri}\n");
        return await ShellCommand.RunAsync(
            Patience,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Postgres"] = database },
            "dotnet",
            [RepositoryRoot.DevTool, "replay", "--environment", environment, .. arguments]);
    }
}
