namespace Messaging.System.Harness;

/// <summary>What <c>./run replay</c> runs, on a system of the tests.</summary>
public static class ReplayTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs it to its end, which must be a good one, and gives its output.</summary>
    public static async Task<string> ReplayAsync(this MessagingSystem system, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(system);
        var environment = Path.Combine(system.Directory, "environment");
        await File.WriteAllTextAsync(environment, $"RABBITMQ_URL={system.BrokerUri}\n");
        var (exitCode, output) = await ShellCommand.RunAsync(Patience, environment: null, "dotnet", [RepositoryRoot.DevTool, "replay", "--environment", environment, .. arguments]);
        exitCode.ShouldBe(0, output);
        return output;
    }
}
