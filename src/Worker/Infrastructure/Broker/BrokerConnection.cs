using System.Net.Sockets;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Owns the sockets of the connections to the broker, so that the worker can disconnect at once, as a crash would.</summary>
/// <remarks>
/// A consumer that is cancelled keeps what it was delivered while the next consumer already gets what follows, so an
/// organization's commands would overtake each other. When a connection ends, the broker first requeues everything that was not
/// acknowledged, in order, and only then activates the next consumer. So the worker cuts its connection and cancels nothing.
/// </remarks>
internal sealed class BrokerConnection
{
    private readonly Lock gate = new();
    private readonly List<Socket> sockets = [];
    private bool isDisconnected;

    /// <summary>Whether the worker has disconnected on purpose and for good.</summary>
    public bool IsDisconnected
    {
        get
        {
            lock (gate)
                return isDisconnected;
        }
    }

    /// <summary>Makes a factory open its sockets here.</summary>
    /// <exception cref="OperationCanceledException">The worker has disconnected.</exception>
    public void Attach(ConnectionFactory factory)
    {
        lock (gate)
        {
            if (isDisconnected)
                throw new OperationCanceledException("the worker has disconnected from the broker and does not reconnect");
        }

        factory.SocketFactory = Open;
    }

    /// <summary>Cuts the connections and lets no new one be made.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            isDisconnected = true;
            foreach (var socket in sockets)
                socket.Dispose();
            sockets.Clear();
        }
    }

    private TcpClientAdapter Open(AddressFamily family)
    {
        var socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        lock (gate)
        {
            if (isDisconnected)
                socket.Dispose(); // connecting it fails
            sockets.RemoveAll(known => !known.Connected);
            sockets.Add(socket);
        }

        return new TcpClientAdapter(socket);
    }
}
