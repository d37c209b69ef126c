using System.Collections.Concurrent;
using System.Diagnostics;
using Messaging.Bench.Figures;
using Messaging.Bench.Product;

namespace Messaging.Bench.Measurements;

/// <summary>Callers who each send the next request when the last was answered.</summary>
/// <param name="Rate">Requests answered a second.</param>
/// <param name="Median">Milliseconds that half of them took at most.</param>
/// <param name="Percentile99">Milliseconds that 99 of 100 took at most.</param>
internal sealed record ClosedLoop(double Rate, double Median, double Percentile99)
{
    /// <summary>Lets so many callers send for so long.</summary>
    public static async Task<ClosedLoop> RunAsync(Uri address, IReadOnlyList<Target> targets, int connections, TimeSpan duration)
    {
        using var requests = new ModeRequests(address, connections);
        var all = new ConcurrentBag<List<double>>();
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async caller =>
        {
            var times = new List<double>();
            for (var turn = caller; Stopwatch.GetElapsedTime(since) < duration; turn += connections)
            {
                var begun = Stopwatch.GetTimestamp();
                await requests.SendAsync(targets[turn % targets.Count]);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            all.Add(times);
        }));
        var elapsed = Stopwatch.GetElapsedTime(since).TotalSeconds;
        double[] milliseconds = [.. all.SelectMany(times => times)];
        return new ClosedLoop(
            milliseconds.Length / elapsed, Spread.Percentile(milliseconds, 0.5), Spread.Percentile(milliseconds, 0.99));
    }
}
