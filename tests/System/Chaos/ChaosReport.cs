using System.Globalization;

namespace Messaging.System.Chaos;

/// <summary>What a run did and found.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="path">A file that is told everything as it happens, or null.</param>
public sealed class ChaosReport(int seed, string? path)
{
    private readonly List<TimeSpan> recoveries = [];
    private readonly List<string> violations = [];

    public int Seed => seed;

    /// <summary>Commands that were answered with 202.</summary>
    public int Accepted { get; set; }

    /// <summary>Accepted requests that were sent again with their key.</summary>
    public int Repeats { get; set; }

    /// <summary>Commands without a key that got no answer, or 503.</summary>
    public int Unanswered { get; set; }

    /// <summary>Operations that have their outcome.</summary>
    public int Effects { get; set; }

    /// <summary>Commands that took effect twice, and processes that were started twice for one provision.</summary>
    public int Doubles { get; set; }

    /// <summary>Accepted commands without an outcome.</summary>
    public int Losses { get; set; }

    /// <summary>Different events on the bus.</summary>
    public int Events { get; set; }

    /// <summary>Events on the bus, repeats included.</summary>
    public int Published { get; set; }

    public int EndedByThemselves { get; set; }

    public int Faults { get; private set; }

    /// <summary>What did not hold.</summary>
    public IReadOnlyList<string> Violations => violations;

    public void Recovered(IReadOnlyList<Fault> round, TimeSpan after)
    {
        ArgumentNullException.ThrowIfNull(round);
        Faults += round.Count;
        recoveries.Add(after);
        Say($"{string.Join(" and ", round)}: all partitions carry out commands {after.TotalSeconds:0.0} s after its end");
    }

    public void Violated(string what)
    {
        violations.Add(what);
        Say($"VIOLATED: {what}");
    }

    /// <summary>Tells the file a line.</summary>
    public void Say(FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (path is not null)
            File.AppendAllText(path, line.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    /// <summary>The run in a few lines.</summary>
    public string Summary(TimeSpan load)
    {
        var sorted = recoveries.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            seed {seed}: {load.TotalMinutes:0.0} min of load, {Faults} faults in {recoveries.Count} rounds
            accepted {Accepted}, sent again {Repeats}, without an answer {Unanswered}
            distinct effects {Effects}, doubles {Doubles}, losses {Losses}
            events {Events}, published {Published}
            recovery: median {Seconds(sorted, 0.5)}, longest {Seconds(sorted, 1)}; programs that ended by themselves {EndedByThemselves}
            {(violations.Count == 0 ? "everything held" : $"{violations.Count} violations")}
            """);
    }

    private static string Seconds(List<TimeSpan> sorted, double share)
        => sorted.Count == 0 ? "-" : string.Create(
            CultureInfo.InvariantCulture, $"{sorted[(int)((sorted.Count - 1) * share)].TotalSeconds:0.0} s");
}
