using System.CommandLine;
using System.Globalization;
using Messaging.Contracts;
using Messaging.Dev.Settings;

namespace Messaging.Dev.Replay;

/// <summary><c>replay --environment FILE [--dry-run]</c>: moves what is in <c>commands-error</c> back to its partition.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = new Option<string>("--environment") { Description = "The file that ./run up wrote", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be moved" };
        var command = new Command("replay", $"Moves what is in {Queues.CommandErrors} back to where it came from") { environment, dryRun };
        command.SetAction((parsed, ct) => RunAsync(new EnvironmentFile(parsed.GetRequiredValue(environment)), parsed.GetValue(dryRun), ct));
        return command;
    }

    private static async Task<int> RunAsync(EnvironmentFile environment, bool dryRun, CancellationToken ct)
    {
        var result = await new ErrorQueue(new Uri(environment["RABBITMQ_URL"])).MoveAsync(dryRun, ct);
        foreach (var (queue, count) in result.Moved.OrderBy(item => item.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queue}  {count}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Moved.Values.Sum()} {(dryRun ? "would be moved" : "moved")}, {result.Left} left in {Queues.CommandErrors} because nobody can tell whose they are"));
        return 0;
    }
}
