using RabbitMQ.Client;

namespace Messaging.Bench.Floors;

/// <summary>Publishes events as a floor does: persistent, each confirmed by the broker.</summary>
/// <param name="channel">A channel with confirms.</param>
internal sealed class FloorPublisher(IChannel channel)
{
    private static readonly byte[] Body = [.. Enumerable.Repeat((byte)'e', 600)];

    /// <summary>A publisher on a channel of its own.</summary>
    public static async Task<FloorPublisher> OpenAsync(IConnection connection)
        => new(await connection.CreateChannelAsync(Confirmed));

    /// <summary>The options of a channel that waits for confirms.</summary>
    public static CreateChannelOptions Confirmed { get; } = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>Publishes the event of a command and waits until the broker has it.</summary>
    public ValueTask PublishAsync(string command) => channel.BasicPublishAsync(
        FloorSettings.Events, routingKey: "", mandatory: false,
        new BasicProperties { DeliveryMode = DeliveryModes.Persistent, MessageId = command }, Body);
}
