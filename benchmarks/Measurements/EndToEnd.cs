using System.Globalization;
using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Product;
using Messaging.Bench.Servers;

namespace Messaging.Bench.Measurements;

/// <summary>Commands a second from a backlog in the queues to the published events, and what each of them costs.</summary>
/// <param name="bench">The workbench.</param>
/// <param name="idle">What the database counts for a worker that starts, does nothing and stops.</param>
internal sealed class EndToEnd(Workbench bench, DatabaseCounters idle)
{
    private const string Throughput = "end to end";
    private const string Cost = "cost per command";
    private const string Memory = "memory and start";
    private const int Concurrency = 64;
    private const int MostCommands = 40_000;

    /// <summary>The product's commands a second with 16 organizations, when last measured.</summary>
    public double ProductRate { get; private set; }

    /// <summary>Measures the product and the floors once, with so many organizations. The worker is stopped.</summary>
    public async Task MeasureAsync(int organizations)
    {
        if (bench.FloorsFirst)
            await FloorsAsync(organizations);
        var product = await ProductAsync(await bench.Product.TargetsAsync(organizations));
        if (organizations == 16)
            ProductRate = product.Rate;
        bench.Add(Memory, FigureSet.Product, "Worker", "resident after the load", "MB", product.Megabytes);
        Note(FigureSet.Product, organizations, product);
        if (!bench.FloorsFirst)
            await FloorsAsync(organizations);
    }

    /// <summary>Finds out how many commands keep the product busy for long enough, unless their number was given.</summary>
    public async Task CalibrateAsync()
    {
        if (bench.Options.Commands is not null)
            return;
        var pilot = await ProductAsync(await bench.Product.TargetsAsync(16));
        bench.Commands = (int)Math.Clamp(pilot.LaterRate * bench.Options.Busy.TotalSeconds, 1000, MostCommands);
        bench.Say(string.Create(CultureInfo.InvariantCulture, $"{bench.Commands} commands take the product long enough"));
    }

    private async Task FloorsAsync(int organizations)
    {
        foreach (var (name, factor) in ((string, int)[])[(FloorProgram.One, 2), (FloorProgram.Batch, 6)])
            Note(name, organizations, await FloorAsync(name, organizations, Math.Min(bench.Commands * factor, MostCommands)));
    }

    private async Task<MeasuredRun> ProductAsync(IReadOnlyList<Target> targets)
    {
        await using var listener = await EventListener.OpenAsync(bench.Product.Broker, ProductEvents.Exchange, ProductEvents.OperationOf);
        await bench.Product.Requests.SendManyAsync(targets, bench.Commands, Concurrency);
        bench.Add(Memory, FigureSet.Product, "Api", "resident after accepting", "MB",
            ProcessUsage.ResidentMegabytes(bench.Product.Api.Pid));
        var run = await MeasuredRun.OfAsync(
            bench.Servers, ProductSystem.Name, bench.Product.Worker, listener, bench.Commands);
        return run with { Counters = run.Counters.Since(idle) };
    }

    private async Task<MeasuredRun> FloorAsync(string name, int organizations, int commands)
    {
        await using var listener = await EventListener.OpenAsync(
            bench.Floors.Broker, FloorSettings.Events, delivery => delivery.BasicProperties.MessageId);
        await bench.Floors.FillAsync(bench.Message, organizations, commands);
        await using var floor = bench.Floors.Process(name);
        return await MeasuredRun.OfAsync(bench.Servers, FloorSystem.Name, floor, listener, commands);
    }

    private void Note(string subject, int organizations, MeasuredRun run)
    {
        bench.Say(string.Create(CultureInfo.InvariantCulture, $"{subject}, {organizations} organizations: {run.Rate:F0} commands/s"));
        var @case = organizations == 1 ? "1 organization" : string.Create(CultureInfo.InvariantCulture, $"{organizations} organizations");
        bench.Add(Throughput, subject, @case, "throughput", "commands/s", run.Rate);
        bench.Add(Throughput, subject, @case, "throughput of the later half", "commands/s", run.LaterRate);
        if (run.Counters.Statements is { } statements)
            bench.Add(Cost, subject, @case, "statements", "count", run.Each(statements));
        bench.Add(Cost, subject, @case, "commits", "count", run.Each(run.Counters.Commits));
        bench.Add(Cost, subject, @case, "WAL", "kB", run.Each(run.Counters.WalBytes) / 1000);
        bench.Add(Cost, subject, @case, "fsyncs", "count", run.Each(run.Counters.Fsyncs));
        bench.Add(Cost, subject, @case, "CPU of the program", "ms", run.Each(run.Used.Program) * 1000);
        bench.Add(Cost, subject, @case, "CPU of the database", "ms", run.Each(run.Used.Postgres) * 1000);
        bench.Add(Cost, subject, @case, "CPU of the broker", "ms", run.Each(run.Used.Rabbit) * 1000);
        bench.Add(Cost, subject, @case, "CPU of the listener", "ms", run.Each(run.Used.Listener) * 1000);
        bench.Add("others on the machine", subject, $"{subject}, {@case}", "cores", "busy", Math.Max(0, run.Used.Others / run.Seconds));
    }
}
