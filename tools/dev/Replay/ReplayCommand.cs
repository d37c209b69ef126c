using System.CommandLine;
using System.Globalization;
using Messaging.Contracts;
using Messaging.Dev.Settings;

namespace Messaging.Dev.Replay;

/// <summary>
/// <c>replay --environment FILE</c>: moves what is in <c>commands-error</c> back to its partition. Who did is recorded in the worker's
/// database, which the worker's own setting names, in the environment; <c>--history</c> shows it.
/// </summary>
internal static class ReplayCommand
{
    private static readonly Option<string> EnvironmentPath = EnvironmentOption.Create();

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would be moved" };

    private static readonly Option<string?> Command = new("--command")
    {
        Description = "Commands of this kind alone, for example set_org_model",
    };

    private static readonly Option<Guid?> Org = new("--org") { Description = "Commands of this organization alone" };

    private static readonly Option<int?> Rate = new("--rate") { Description = "How many a second at most" };

    private static readonly Option<string> By = new("--by")
    {
        Description = "Who asks for it, for the record and the worker's log; the name at this machine unless it is said",
        DefaultValueFactory = _ => $"{Environment.UserName}@{Environment.MachineName}",
    };

    private static readonly Option<bool> History = new("--history")
    {
        Description = "Say who had what replayed, the newest first, and move nothing",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("replay", $"Moves what is in {Queues.CommandErrors} back to where it came from")
        {
            EnvironmentPath, DryRun, Command, Org, Rate, By, History,
        };
        command.SetAction((parsed, ct) => parsed.GetValue(History)
            ? ShowAsync(ct)
            : RunAsync(parsed.Read(EnvironmentPath), Order(parsed), ct));
        return command;
    }

    private static ReplayOrder Order(ParseResult parsed) => new(
        parsed.GetValue(DryRun),
        parsed.GetValue(Command) is { } name
            ? ReplayOrder.KindOf(name) ?? throw UnknownCommand(name)
            : null,
        parsed.GetValue(Org),
        parsed.GetValue(Rate) is not < 1 and var rate ? rate : throw new ToolException("--rate is how many commands a second, at least 1."),
        parsed.GetValue(By)!);

    private static ToolException UnknownCommand(string name)
        => new($"There is no command '{name}'; there are {string.Join(", ", CommandKinds.All.Select(CommandKinds.NameOf))}.");

    private static async Task<int> RunAsync(EnvironmentFile environment, ReplayOrder order, CancellationToken ct)
    {
        await using var record = order.DryRun ? null : await ReplayRecord.OpenAsync(TimeProvider.System, ct);
        var result = await new ErrorQueue(new Uri(environment["RABBITMQ_URL"]), record, TimeProvider.System).MoveAsync(order, ct);
        foreach (var (queue, count) in result.Moved.OrderBy(item => item.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queue}  {count}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Moved.Values.Sum()} {(order.DryRun ? "would be moved" : $"moved, as asked for by {order.Operator}")}; "
            + $"left in {Queues.CommandErrors}: {result.NotMeant} that were not asked for, "
            + $"{result.Unreadable} of which nobody can tell whose they are"));
        return 0;
    }

    private static async Task<int> ShowAsync(CancellationToken ct)
    {
        await using var record = await ReplayRecord.OpenAsync(TimeProvider.System, ct);
        foreach (var line in await record.LatestAsync(ct))
            Console.WriteLine(line);
        return 0;
    }
}
