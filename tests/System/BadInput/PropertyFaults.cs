using System.Text;
using RabbitMQ.Client;

namespace Messaging.System.BadInput;

/// <summary>Right messages with properties that the bus never sets so.</summary>
/// <param name="right">Makes a right body, with a new id each time.</param>
public sealed class PropertyFaults(Func<string> right)
{
    private static readonly string?[] ContentTypes =
    [
        null, "", "text/plain", "application/json", "application/xml", "nonsense", "application/vnd.masstransit+bson",
        "application/vnd.masstransit+json; charset=utf-16", new string('x', 255),
    ];

    /// <summary>What can be read all the same, or cannot.</summary>
    public IEnumerable<BadMessage> Strange() =>
    [
        .. ContentTypes.Select(type => With($"content type {type}", new BasicProperties { ContentType = type })),
        With("everything odd", new BasicProperties
        {
            ContentType = BadMessage.Envelope,
            ContentEncoding = "gzip",
            MessageId = "not a UUID",
            CorrelationId = "not a UUID",
            ReplyTo = "amq.rabbitmq.reply-to.nonsense",
            Type = "nonsense",
            AppId = "nonsense",
            ClusterId = "nonsense",
            Priority = 255,
            Timestamp = new AmqpTimestamp(long.MaxValue),
        }),
        With("a time before all times",
            new BasicProperties { ContentType = BadMessage.Envelope, Timestamp = new AmqpTimestamp(long.MinValue) }),
        With("not persistent, and long to live",
            new BasicProperties { ContentType = BadMessage.Envelope, Persistent = false, Expiration = "600000" }),
        .. Headers().Select(header => With(header.What, new BasicProperties
        {
            ContentType = BadMessage.Envelope,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [header.Name] = header.Value },
        })),
        With("a thousand headers", new BasicProperties
        {
            ContentType = BadMessage.Envelope,
            Headers = Enumerable.Range(0, 1000).ToDictionary(number => $"x-{number}", number => (object?)number, StringComparer.Ordinal),
        }),
    ];

    private static IEnumerable<(string What, string Name, object? Value)> Headers()
    {
        // Those that are read, by us or by the bus, and one that nobody knows.
        string[] names =
        [
            "x-delivery-count", "Messaging-Replay", "MT-Redelivery-Count", "MT-Fault-Message", "MT-MessageType", "MT-Host-Info",
            "Content-Type", "MessageId", "traceparent", "Diagnostic-Id", "x-nobody-knows",
        ];
        object?[] values =
        [
            null, true, -1, long.MaxValue, -1.5e300, 1.5m, "text"u8.ToArray(), new byte[] { 0xff, 0xfe, 0 },
            Encoding.UTF8.GetBytes(new string('x', 50_000)), new AmqpTimestamp(long.MaxValue),
            new List<object?> { 1, "two"u8.ToArray(), null },
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["a"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["b"] = 1 },
            },
        ];
        return names.SelectMany(
            name => values.Select((value, number) => ($"the header {name} is number {number}, {value?.GetType().Name}", name, value)));
    }

    private BadMessage With(string what, BasicProperties properties) => new(what, right()) { Properties = properties };
}
