using System.Diagnostics;
using Messaging.Bench.Servers;

namespace Messaging.Bench.Measurements;

/// <summary>What one backlog took, from the first event to the last.</summary>
/// <param name="Commands">How many there were.</param>
/// <param name="Seconds">From the first to the last event.</param>
/// <param name="LaterRate">Commands a second in the later half alone.</param>
/// <param name="Used">Processor time in between.</param>
/// <param name="Counters">The database's counts from before the program's start to after its end.</param>
/// <param name="Megabytes">The program's memory at the end.</param>
internal sealed record MeasuredRun(
    int Commands, double Seconds, double LaterRate, UsedTime Used, DatabaseCounters Counters, double Megabytes)
{
    /// <summary>Commands a second.</summary>
    public double Rate => (Commands - 1) / Seconds;

    /// <summary>A value per command.</summary>
    public double Each(double value) => value / Commands;

    /// <summary>Starts a program before a backlog, waits until all of it is done and stops the program.</summary>
    public static async Task<MeasuredRun> OfAsync(
        BenchServers servers, string database, ProgramProcess program, EventListener listener, int commands)
    {
        await DatabaseCounters.CheckpointAsync(servers);
        var before = await DatabaseCounters.ReadAsync(servers, database);
        UsedTime? first = null;
        listener.Expect(commands, () => first = UsedTime.Now(servers, program));
        program.Start();
        await listener.AllAsync(TimeSpan.FromSeconds(60));
        var used = UsedTime.Now(servers, program).Since(first!);
        // What follows the last event (marks, acknowledgements) belongs to it.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var megabytes = ProcessUsage.ResidentMegabytes(program.Pid);
        await program.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var counters = (await DatabaseCounters.ReadAsync(servers, database)).Since(before);
        long[] arrivals = [.. listener.Arrivals.Values.Order()];
        var middle = arrivals.Length / 2;
        return new MeasuredRun(
            commands,
            Stopwatch.GetElapsedTime(arrivals[0], arrivals[^1]).TotalSeconds,
            (arrivals.Length - 1 - middle) / Stopwatch.GetElapsedTime(arrivals[middle], arrivals[^1]).TotalSeconds,
            used, counters, megabytes);
    }
}
