using System.Globalization;
using Messaging.Bench.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace Messaging.Bench.Floors;

/// <summary>The floors' database and virtual host on the product's own servers, and their processes.</summary>
internal sealed class FloorSystem(BenchServers servers)
{
    /// <summary>The name of database and virtual host.</summary>
    public const string Name = "bench_floor";

    private readonly int port = FreePort.Find();

    /// <summary>The virtual host.</summary>
    public Uri Broker => servers.RabbitHost(Name);

    /// <summary>Where the bare endpoint listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    private string MessagePath => Path.Combine(servers.RunDirectory, "command.json");

    /// <summary>Makes tables and queues. The queues are of the product's kind: quorum queues behind exchanges.</summary>
    public async Task StartAsync(CapturedMessage message)
    {
        message.Write(MessagePath);
        await VirtualHosts.CreateAsync(servers, Name);
        await servers.ExecuteAsync($"CREATE DATABASE {Name}");
        await using var database = NpgsqlDataSource.Create(servers.Connection(Name));
        await using (var schema = database.CreateCommand(FloorStatements.Schema))
            await schema.ExecuteNonQueryAsync();
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(FloorSettings.Events, ExchangeType.Fanout, durable: true);
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["x-queue-type"] = "quorum",
            ["x-single-active-consumer"] = true,
            ["x-delivery-limit"] = 50,
        };
        for (var number = 0; number < FloorSettings.Queues; number++)
        {
            var queue = FloorSettings.QueueOf(number);
            await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments);
            await channel.QueueBindAsync(queue, queue, routingKey: "");
        }
    }

    /// <summary>A floor's process, to be started.</summary>
    public ProgramProcess Process(string name) => new(
        typeof(FloorSystem).Assembly.Location,
        Path.Combine(servers.RunDirectory, "logs", $"{name}.log"),
        new FloorSettings(Broker.ToString(), servers.Connection(Name).ConnectionString, port, MessagePath).ToEnvironment(),
        name);

    /// <summary>Puts commands into the queues, each confirmed, many of them on the way at once.</summary>
    public async Task FillAsync(CapturedMessage message, int organizations, int commands)
    {
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(FloorPublisher.Confirmed);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, commands), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, stop) =>
            {
                var organization = number % organizations;
                var properties = message.Properties(
                    Guid.CreateVersion7().ToString(), organization.ToString(CultureInfo.InvariantCulture));
                await channel.BasicPublishAsync(
                    FloorSettings.QueueOf(organization), "", mandatory: true, properties, message.Body, stop);
            });
    }
}
