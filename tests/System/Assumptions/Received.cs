using System.Text;
using Messaging.System.Harness;
using RabbitMQ.Client.Events;

namespace Messaging.System.Assumptions;

/// <summary>What a consumer was handed, in the order in which it was.</summary>
public sealed class Received
{
    private readonly Lock gate = new();
    private readonly List<(ulong Number, string Text, long? Returns)> deliveries = [];

    /// <summary>The consumer's tag.</summary>
    public string Tag { get; set; } = "";

    /// <summary>The deliveries' numbers.</summary>
    public IReadOnlyList<ulong> Numbers => Of(delivery => delivery.Number);

    /// <summary>The messages.</summary>
    public IReadOnlyList<string> Texts => Of(delivery => delivery.Text);

    /// <summary>What the broker says of how often each was returned; null where it says nothing.</summary>
    public IReadOnlyList<long?> Returns => Of(delivery => delivery.Returns);

    /// <summary>Waits until there are so many.</summary>
    public Task UntilAsync(int count) => Eventually.Async($"{count} deliveries", () => Texts, texts => texts.Count >= count);

    /// <summary>Keeps a delivery.</summary>
    public void Add(BasicDeliverEventArgs delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        object? returns = null;
        delivery.BasicProperties.Headers?.TryGetValue("x-delivery-count", out returns);
        lock (gate)
            deliveries.Add((delivery.DeliveryTag, Encoding.UTF8.GetString(delivery.Body.Span), returns as long?));
    }

    private List<T> Of<T>(Func<(ulong Number, string Text, long? Returns), T> what)
    {
        lock (gate)
            return [.. deliveries.Select(what)];
    }
}
