using System.Net.Sockets;

namespace Messaging.Contracts;

/// <summary>
/// Where the broker listens, and whether it does. A program that connects only when somebody listens is back within a second of a
/// broker's return; one that fails until then waits longer after every failure, at last half a minute.
/// </summary>
public sealed class BrokerPort
{
    private const int AmqpPort = 5672;
    private const int AmqpsPort = 5671;

    // Short enough not to be felt, long enough not to be work. A host that is gone does not answer at all: that counts as closed.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private readonly string host;
    private readonly int port;
    private readonly TimeProvider time;

    /// <summary>Reads it off the broker's address.</summary>
    /// <param name="broker">An <c>amqp</c> or <c>amqps</c> address; without a port it is the scheme's.</param>
    /// <param name="time">Passes between two looks.</param>
    public BrokerPort(Uri broker, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(broker);
        (host, this.time) = (broker.Host, time);
        port = broker.Port > 0 ? broker.Port : broker.Scheme == "amqps" ? AmqpsPort : AmqpPort;
    }

    /// <summary>Whether somebody listens there now.</summary>
    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public async Task<bool> IsOpenAsync(CancellationToken stopping)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, stopping).AsTask().WaitAsync(AnswerWithin, time, stopping);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits, as long as it takes, until somebody listens there.</summary>
    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public async Task UntilOpenAsync(CancellationToken stopping)
    {
        while (!await IsOpenAsync(stopping))
            await Task.Delay(BetweenLooks, time, stopping);
    }
}
