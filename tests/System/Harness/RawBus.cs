using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.System.Harness;

/// <summary>The bus without MassTransit: sends envelopes as any program could, and looks into queues.</summary>
public sealed class RawBus : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;

    private RawBus(IConnection connection, IChannel channel)
    {
        this.connection = connection;
        this.channel = channel;
    }

    public bool IsOpen => connection.IsOpen && channel.IsOpen;

    public static async Task<RawBus> OpenAsync(Uri broker)
    {
        var opened = await BrokerConnections.OpenAsync(broker);
        var confirming = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RawBus(opened, await opened.CreateChannelAsync(confirming));
    }

    /// <summary>The envelope in which MassTransit sends a command.</summary>
    public static string Envelope(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var types = command.GetType().GetInterfaces().Where(type => typeof(ICommand).IsAssignableFrom(type)).Prepend(command.GetType());
        return JsonSerializer.Serialize(new
        {
            messageId = command.CommandId,
            messageType = types.Select(type => $"urn:message:{type.Namespace}:{type.Name}"),
            message = JsonSerializer.SerializeToElement(command, command.GetType(), JsonSerializerOptions.Web),
            sentTime = command.SubmittedAt,
            headers = new { },
        });
    }

    /// <summary>Sends a command to its partition, as the Api does.</summary>
    public Task SendAsync(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return SendAsync(CommandPartitions.QueueOf(command.OrgId), Envelope(command), command.CommandId.ToString());
    }

    /// <summary>Sends anything to an exchange and waits for the broker's confirmation.</summary>
    public Task SendAsync(string exchange, string body, string? messageId = null, string contentType = "application/vnd.masstransit+json")
        => SendAsync(exchange, Encoding.UTF8.GetBytes(body), messageId, contentType);

    /// <summary>Sends any bytes to an exchange and waits for the broker's confirmation.</summary>
    public Task SendAsync(string exchange, byte[] body, string? messageId = null, string contentType = "application/vnd.masstransit+json")
        => SendAsync(exchange, body, new BasicProperties { ContentType = contentType, MessageId = messageId, Persistent = true });

    /// <summary>Sends any bytes with any properties to an exchange and waits for the broker's confirmation.</summary>
    public async Task SendAsync(string exchange, byte[] body, BasicProperties properties)
        => await channel.BasicPublishAsync(exchange, routingKey: "", mandatory: true, properties, body);

    /// <summary>How many consumers a queue has.</summary>
    public async Task<uint> ConsumersAsync(string queue)
    {
        // A channel of its own: asking for a queue that is not there closes it.
        await using var asking = await connection.CreateChannelAsync();
        try
        {
            return (await asking.QueueDeclarePassiveAsync(queue)).ConsumerCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    /// <summary>How many messages lie ready in a queue.</summary>
    public Task<uint> ReadyAsync(string queue) => channel.MessageCountAsync(queue);

    /// <summary>
    /// Waits until that many messages have come to the error queue since a count. What fails is moved there a moment after its outcome can
    /// be read; whoever shares a system waits for its own, so that the next test counts none of them.
    /// </summary>
    /// <param name="before">How many there were.</param>
    /// <param name="count">How many come.</param>
    public Task UntilFailedAsync(uint before, uint count) => Eventually.Async(
        $"{count} more messages in the error queue", () => ReadyAsync(Queues.CommandErrors), ready => ready >= before + count);

    /// <summary>
    /// All messages that lie ready in a queue, headers and bodies as text; they stay in it. For queues without another
    /// consumer: a queue with a single active consumer cannot be looked into any other way than by consuming.
    /// </summary>
    public async Task<IReadOnlyList<string>> PeekAsync(string queue)
    {
        await using var peeking = await connection.CreateChannelAsync();
        var expected = await peeking.MessageCountAsync(queue);
        var texts = new ConcurrentQueue<string>();
        var consumer = new AsyncEventingBasicConsumer(peeking);
        consumer.ReceivedAsync += (_, message) =>
        {
            texts.Enqueue(Show(message.BasicProperties, message.Body.Span));
            return Task.CompletedTask;
        };
        if (expected > 0)
            await peeking.BasicConsumeAsync(queue, autoAck: false, consumer);
        await Eventually.Async($"{expected} messages of {queue}", () => texts.Count, count => count >= expected);

        // What was not acknowledged goes back when the channel closes.
        return [.. texts];
    }

    public async ValueTask DisposeAsync()
    {
        await channel.CloseAsync();
        await connection.CloseAsync();
        await channel.DisposeAsync();
        connection.Dispose();
    }

    private static string Show(IReadOnlyBasicProperties properties, ReadOnlySpan<byte> body)
    {
        var headers = (properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Select(header => $"{header.Key}={(header.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : header.Value)}");
        return $"{string.Join('\n', headers)}\n{Encoding.UTF8.GetString(body)}";
    }
}
