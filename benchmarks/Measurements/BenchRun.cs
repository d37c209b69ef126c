using Messaging.Bench.Figures;
using Messaging.Bench.Floors;
using Messaging.Bench.Product;
using Messaging.Bench.Servers;
using RabbitMQ.Client;

namespace Messaging.Bench.Measurements;

/// <summary>Everything that was asked for, measured: each run measures the product and the floors one right after the other.</summary>
internal static class BenchRun
{
    private const string Memory = "memory and start";

    // Where nothing was measured before: less than what the product did with its first version.
    private const double AssumedThroughput = 200;

    /// <summary>Measures.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="servers">The servers, which nobody else uses.</param>
    /// <param name="source">The checkout whose programs are measured.</param>
    public static async Task<FigureSet> RunAsync(BenchOptions options, BenchServers servers, string source)
    {
        await using var product = new ProductSystem(servers, source);
        var floors = new FloorSystem(servers);
        var figures = new FigureSet();
        var (workerSeconds, apiSeconds) = await product.StartAsync();
        await PrepareAsync(product, options);
        var message = await CaptureAsync(product);
        await floors.StartAsync(message);
        var bench = new Workbench(options, servers, product, floors, message, figures) { Run = 1 };
        bench.Add(Memory, FigureSet.Product, "Worker", "start to ready, the first time", "s", workerSeconds);
        bench.Add(Memory, FigureSet.Product, "Api", "start to ready", "s", apiSeconds);
        bench.Add(Memory, FigureSet.Product, "Api", "resident idle", "MB", ProcessUsage.ResidentMegabytes(product.Api.Pid));
        if (options.MeasuresEndToEnd)
            await new EndToEnd(bench, new DatabaseCounters(0, 0, 0, 0)).CalibrateAsync();
        for (; bench.Run <= options.Runs; bench.Run++)
            await OnceAsync(bench);
        return figures;
    }

    private static async Task OnceAsync(Workbench bench)
    {
        var endToEnd = new EndToEnd(bench, await IdleAsync(bench));
        if (bench.Options.MeasuresEndToEnd)
        {
            foreach (var organizations in bench.Options.Organizations)
                await endToEnd.MeasureAsync(organizations);
        }

        if (bench.Options.MeasuresAccept)
            await new Accept(bench).MeasureAsync();
        if (bench.Options.MeasuresLatency)
            await new Latency(bench).MeasureAsync(endToEnd.ProductRate > 0 ? endToEnd.ProductRate : AssumedThroughput);
    }

    // A worker that starts, does nothing and stops: its memory, the time that it takes, and what the database counts for it.
    private static async Task<DatabaseCounters> IdleAsync(Workbench bench)
    {
        var before = await DatabaseCounters.ReadAsync(bench.Servers, ProductSystem.Name);
        var seconds = await bench.Product.StartWorkerAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        bench.Add(Memory, FigureSet.Product, "Worker", "start to ready", "s", seconds);
        bench.Add(
            Memory, FigureSet.Product, "Worker", "resident idle", "MB", ProcessUsage.ResidentMegabytes(bench.Product.Worker.Pid));
        await bench.Product.Worker.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        return (await DatabaseCounters.ReadAsync(bench.Servers, ProductSystem.Name)).Since(before);
    }

    // The organizations are made once, and the worker is left to finish whatever follows from it.
    private static async Task PrepareAsync(ProductSystem product, BenchOptions options)
    {
        await using var listener = await EventListener.OpenAsync(product.Broker, ProductEvents.Exchange, ProductEvents.OperationOf);
        await product.TargetsAsync(options.MeasuresEndToEnd ? options.Organizations.Max() : 16);
        await listener.QuietAsync(TimeSpan.FromSeconds(3));
        await product.Worker.StopAsync();
    }

    // A command as the Api puts it on the bus, from a queue that is bound beside the worker's.
    private static async Task<CapturedMessage> CaptureAsync(ProductSystem product)
    {
        await using var connection = await new ConnectionFactory { Uri = product.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        for (var number = 0; number < FloorSettings.Queues; number++)
            await channel.QueueBindAsync(queue, $"commands-{number:00}", routingKey: "");
        await product.Requests.SendManyAsync(await product.TargetsAsync(1), commands: 1, concurrency: 1);
        for (var turn = 0; turn < 100; turn++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: true) is { } delivery)
                return CapturedMessage.Of(delivery);
            await Task.Delay(50);
        }

        throw new TimeoutException("no command came by");
    }
}
