using System.Diagnostics;
using Messaging.Contracts;
using Messaging.System.DomainModel;
using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>
/// Load on many organizations while parts of the system are broken and mended; then everything is compared with the model.
/// </summary>
public sealed class ChaosRun(MessagingSystem system, ChaosReport report)
{
    private const int Orgs = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6); // of a client: an Api that is asleep does not hold it up
    private static readonly TimeSpan RecoveredWithin = TimeSpan.FromMinutes(3);
    private static readonly string?[] Modes = [null, .. BillingModes.All];

    /// <summary>Runs for a time and gives its summary; what did not hold is in the report.</summary>
    public async Task<string> RunAsync(TimeSpan length)
    {
        var apis = Enumerable.Range(0, system.Apis.Count)
            .Select(api => new HttpClient { BaseAddress = system.Client(api).BaseAddress, Timeout = Patience })
            .ToList();
        var random = new Random(report.Seed);
        var probes = ProbeOrgs(random).Select(org => new OrgLoad(system, apis, org, new Random(random.Next()))).ToList();
        var loads = Enumerable.Range(0, Orgs).Select(_ => new OrgLoad(system, apis, NewId(random), new Random(random.Next()))).ToList();
        var clock = Stopwatch.StartNew();
        using var enough = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        var supervisor = new ProcessSupervisor(system, report);
        var supervising = supervisor.SuperviseAsync(over.Token);
        var load = Task.WhenAll(loads.Select(one => one.RunAsync(enough.Token)));
        try
        {
            await BreakAsync(new FaultInjector(system, supervisor), probes, length, clock);
        }
        finally
        {
            await enough.CancelAsync();
        }

        await load;
        var loaded = clock.Elapsed;
        await RecoverAsync(probes, round: int.MaxValue);

        // Commands go on while one Api cannot be asked anything yet; whoever compares has to be answered by each.
        await system.ReadyAsync(RecoveredWithin);
        await over.CancelAsync();
        await supervising;
        await new ChaosCheck(system, report).CheckAsync([.. loads, .. probes]);
        apis.ForEach(api => api.Dispose());
        return report.Summary(loaded);
    }

    private async Task BreakAsync(FaultInjector injector, List<OrgLoad> probes, TimeSpan length, Stopwatch clock)
    {
        var number = 0;
        foreach (var round in FaultPlan.Rounds(report.Seed).TakeWhile(_ => clock.Elapsed < length))
        {
            report.Say($"{clock.Elapsed.TotalSeconds:0} s: {string.Join(" and ", round)}");
            await Task.WhenAll(round.Select(injector.InflictAsync));
            var mended = clock.Elapsed;
            await RecoverAsync(probes, number++);
            report.Recovered(round, clock.Elapsed - mended);
        }
    }

    // A command in every partition.
    private static Task RecoverAsync(List<OrgLoad> probes, int round)
        => Task.WhenAll(
            probes.Select(probe => probe.CarryOutAsync(new DomainCommand.SetDefault(Modes[round % Modes.Length]), RecoveredWithin)));

    private static List<Guid> ProbeOrgs(Random random)
    {
        var found = new Dictionary<int, Guid>();
        while (found.Count < CommandPartitions.Count)
        {
            var id = NewId(random);
            found.TryAdd(CommandPartitions.Of(id), id);
        }

        return [.. found.Values];
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
