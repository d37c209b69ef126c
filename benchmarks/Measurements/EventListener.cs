using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Bench.Measurements;

/// <summary>
/// Whoever waits for events, the product's and the floors' alike: a queue bound to the exchange that they are published to, consumed
/// without acknowledgements. An event that comes twice counts once.
/// </summary>
internal sealed class EventListener : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly Func<BasicDeliverEventArgs, string?> idOf;
    private readonly Lock gate = new();
    private Dictionary<string, long> arrivals = new(StringComparer.Ordinal);
    private TaskCompletionSource complete = new();
    private Action? begun;
    private int expected = int.MaxValue;
    private long latest;

    private EventListener(IConnection connection, Func<BasicDeliverEventArgs, string?> idOf)
    {
        this.connection = connection;
        this.idOf = idOf;
    }

    /// <summary>When each event arrived, by its id.</summary>
    public IReadOnlyDictionary<string, long> Arrivals
    {
        get
        {
            lock (gate)
                return new Dictionary<string, long>(arrivals, StringComparer.Ordinal);
        }
    }

    /// <summary>Listens to an exchange.</summary>
    /// <param name="broker">The virtual host.</param>
    /// <param name="exchange">The exchange, declared here as its publishers do, where it is not there yet.</param>
    /// <param name="idOf">The id of what arrives; null for what does not count.</param>
    public static async Task<EventListener> OpenAsync(Uri broker, string exchange, Func<BasicDeliverEventArgs, string?> idOf)
    {
        var listener = new EventListener(await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(), idOf);
        var channel = await listener.connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        var queue = await channel.QueueDeclareAsync("bench-listener", durable: true, exclusive: false, autoDelete: true);
        await channel.QueueBindAsync(queue.QueueName, exchange, routingKey: "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            listener.Take(delivery);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return listener;
    }

    /// <summary>Forgets what came and waits for so many from now on; says when the first has come.</summary>
    public void Expect(int count, Action? first = null)
    {
        lock (gate)
        {
            arrivals = new Dictionary<string, long>(count, StringComparer.Ordinal);
            complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (expected, begun) = (count, first);
        }
    }

    /// <summary>Waits until all have come.</summary>
    /// <exception cref="TimeoutException">For so long none came, and some are still missing.</exception>
    public async Task AllAsync(TimeSpan patience)
    {
        Interlocked.Exchange(ref latest, Stopwatch.GetTimestamp());
        while (await Task.WhenAny(complete.Task, Task.Delay(TimeSpan.FromSeconds(1))) != complete.Task)
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref latest)) > patience)
                throw new TimeoutException($"{Arrivals.Count} of {expected} events came, and none for {patience.TotalSeconds:F0} s");
        }
    }

    /// <summary>Waits until nothing has come for a while, whether it counts or not.</summary>
    public async Task QuietAsync(TimeSpan quiet)
    {
        Interlocked.Exchange(ref latest, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref latest)) < quiet)
            await Task.Delay(100);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync();
        connection.Dispose();
    }

    private void Take(BasicDeliverEventArgs delivery)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref latest, now);
        if (idOf(delivery) is not { } id)
            return;

        lock (gate)
        {
            if (!arrivals.TryAdd(id, now))
                return;
            if (arrivals.Count == 1)
                begun?.Invoke();
            if (arrivals.Count == expected)
                complete.TrySetResult();
        }
    }
}
