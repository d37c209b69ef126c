using RabbitMQ.Client;

namespace Messaging.System.Harness;

/// <summary>Connections of the tests' own, which come back by themselves after the broker was away.</summary>
public static class BrokerConnections
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static Task<IConnection> OpenAsync(Uri broker)
        => new ConnectionFactory { Uri = broker, NetworkRecoveryInterval = RetryAfter, ClientProvidedName = "tests" }
            .CreateConnectionAsync();
}
