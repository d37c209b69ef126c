using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Product;
using Messaging.Bench.Servers;

namespace Messaging.Bench.Measurements;

/// <summary>What every measurement uses: the product, the floors beside it, and where figures are noted.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Servers">The servers.</param>
/// <param name="Product">The product.</param>
/// <param name="Floors">The floors.</param>
/// <param name="Message">The product's command as it looks on the bus.</param>
/// <param name="Figures">The figures.</param>
internal sealed record Workbench(
    BenchOptions Options, BenchServers Servers, ProductSystem Product, FloorSystem Floors, CapturedMessage Message, FigureSet Figures)
{
    /// <summary>The run that is on.</summary>
    public int Run { get; set; }

    /// <summary>How many commands the product gets in one measurement of its throughput.</summary>
    public int Commands { get; set; } = Options.Commands ?? 1000;

    /// <summary>Whether the floors come before the product in this run: neither is always the first.</summary>
    public bool FloorsFirst => Run % 2 == 0;

    /// <summary>Notes a value of the run.</summary>
    public void Add(string section, string subject, string @case, string name, string unit, double value)
        => Figures.Add(Run, new Figure(section, subject, @case, name, unit), value);

    /// <summary>Says on standard error what goes on; standard output is for the result.</summary>
    public void Say(string what) => Console.Error.WriteLine($"run {Run} of {Options.Runs}: {what}");
}
