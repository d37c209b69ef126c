namespace Messaging.Worker.Broker;

/// <summary>Where the broker listens.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Port">Its port.</param>
internal sealed record BrokerAddress(string Host, int Port)
{
    private const int AmqpPort = 5672;
    private const int AmqpsPort = 5671;

    /// <summary>Reads it off the setting.</summary>
    public static BrokerAddress Of(Uri uri)
        => new(uri.Host, uri.Port > 0 ? uri.Port : uri.Scheme == "amqps" ? AmqpsPort : AmqpPort);
}
