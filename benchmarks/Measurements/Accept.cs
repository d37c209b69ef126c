using System.Globalization;
using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Product;
using RabbitMQ.Client;

namespace Messaging.Bench.Measurements;

/// <summary>Requests that are answered with 202 a second, while no worker takes them out of the queues.</summary>
/// <param name="bench">The workbench.</param>
internal sealed class Accept(Workbench bench)
{
    private const int Organizations = 16;
    private static readonly int[] Connections = [1, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    /// <summary>Measures the product and the bare endpoint once. The worker is stopped.</summary>
    public async Task MeasureAsync()
    {
        var targets = await bench.Product.TargetsAsync(Organizations);
        await using var endpoint = bench.Floors.Process(FloorProgram.Endpoint);
        endpoint.Start();
        await ReadyAsync(bench.Floors.Address);
        foreach (var connections in Connections)
        {
            if (bench.FloorsFirst)
                await FloorAsync(connections);
            await OfAsync(FigureSet.Product, bench.Product.Address, targets, connections);
            await PurgeAsync(bench.Product.Broker, "commands-");
            if (!bench.FloorsFirst)
                await FloorAsync(connections);
        }

        await endpoint.StopAsync();
    }

    /// <summary>Waits until the bare endpoint listens.</summary>
    public static async Task ReadyAsync(Uri address)
    {
        using var requests = new ModeRequests(address, connections: 1);
        for (var turn = 0; await requests.ReadinessAsync() != 200; turn++)
        {
            if (turn == 600)
                throw new TimeoutException($"nobody listens at {address}");
            await Task.Delay(50);
        }
    }

    private async Task FloorAsync(int connections)
    {
        await OfAsync(FloorProgram.Endpoint, bench.Floors.Address, FloorTargets.Of(Organizations), connections);
        await PurgeAsync(bench.Floors.Broker, "floor-");
    }

    private async Task OfAsync(string subject, Uri address, IReadOnlyList<Target> targets, int connections)
    {
        await ClosedLoop.RunAsync(address, targets, connections, WarmUp);
        var loop = await ClosedLoop.RunAsync(address, targets, connections, bench.Options.Duration);
        bench.Say(string.Create(CultureInfo.InvariantCulture, $"{subject}, {connections} connections: {loop.Rate:F0} accepted/s"));
        var @case = string.Create(CultureInfo.InvariantCulture, $"{connections} connection{(connections == 1 ? "" : "s")}");
        bench.Add("accept", subject, @case, "answered 202", "requests/s", loop.Rate);
        bench.Add("accept", subject, @case, "p50", "ms", loop.Median);
        bench.Add("accept", subject, @case, "p99", "ms", loop.Percentile99);
    }

    private static async Task PurgeAsync(Uri broker, string prefix)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        for (var number = 0; number < FloorSettings.Queues; number++)
            await channel.QueuePurgeAsync(string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:00}"));
        // The broker has work with it for a while, which must not fall upon the next.
        await Task.Delay(Settle);
    }
}
