using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Product;

namespace Messaging.Bench.Measurements;

/// <summary>Milliseconds from a request, which is answered with 202, to its event, at a steady rate.</summary>
/// <param name="bench">The workbench.</param>
internal sealed class Latency(Workbench bench)
{
    private const int Organizations = 16;
    private const double MostPerSecond = 100;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Measures the product and the floor of one a commit once. The worker is stopped, before and after.</summary>
    /// <param name="throughput">The product's commands a second; half of them are sent, but at most 100.</param>
    public async Task MeasureAsync(double throughput)
    {
        var rate = Math.Clamp(throughput / 2, 1, MostPerSecond);
        var targets = await bench.Product.TargetsAsync(Organizations);
        await using (var listener = await EventListener.OpenAsync(
            bench.Product.Broker, ProductEvents.Exchange, ProductEvents.OperationOf))
        {
            await bench.Product.StartWorkerAsync();
            await bench.Product.ReadyAsync();
            await OfAsync(FigureSet.Product, bench.Product.Address, targets, listener, rate);
            await bench.Product.Worker.StopAsync();
        }

        await using var endpoint = bench.Floors.Process(FloorProgram.Endpoint);
        await using var floor = bench.Floors.Process(FloorProgram.One);
        endpoint.Start();
        floor.Start();
        await Accept.ReadyAsync(bench.Floors.Address);
        await using var floorListener = await EventListener.OpenAsync(
            bench.Floors.Broker, FloorSettings.Events, delivery => delivery.BasicProperties.MessageId);
        await OfAsync(FloorProgram.One, bench.Floors.Address, FloorTargets.Of(Organizations), floorListener, rate);
        await floor.StopAsync();
        await endpoint.StopAsync();
    }

    private async Task OfAsync(string subject, Uri address, IReadOnlyList<Target> targets, EventListener listener, double rate)
    {
        using var requests = new ModeRequests(address, connections: 64);
        await SendAsync(requests, targets, listener, rate, WarmUp);
        var times = await SendAsync(requests, targets, listener, rate, bench.Options.Duration);
        var (median, high) = (Spread.Percentile(times, 0.5), Spread.Percentile(times, 0.99));
        bench.Say(string.Create(
            CultureInfo.InvariantCulture, $"{subject}, {rate:F0} a second: p50 {median:F1} ms, p99 {high:F1} ms to the event"));
        var @case = string.Create(CultureInfo.InvariantCulture, $"{rate:F0} a second");
        bench.Add("latency", subject, @case, "p50", "ms", median);
        bench.Add("latency", subject, @case, "p99", "ms", high);
    }

    // On a schedule that is not put off by late answers: a request counts from when it was due.
    private static async Task<double[]> SendAsync(
        ModeRequests requests, IReadOnlyList<Target> targets, EventListener listener, double rate, TimeSpan duration)
    {
        var count = (int)(rate * duration.TotalSeconds);
        listener.Expect(count);
        var due = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var sent = new List<Task>(count);
        var since = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var moment = since + (long)(number / rate * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            sent.Add(RequestAsync(targets[number % targets.Count], moment));
        }

        await Task.WhenAll(sent);
        await listener.AllAsync(TimeSpan.FromSeconds(60));
        var arrivals = listener.Arrivals;
        return [.. due.Select(request => Stopwatch.GetElapsedTime(request.Value, arrivals[request.Key]).TotalMilliseconds)];

        async Task RequestAsync(Target target, long moment) => due[await requests.OperationAsync(target)] = moment;
    }
}
