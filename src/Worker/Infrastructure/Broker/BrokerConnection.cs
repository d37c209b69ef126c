using System.Net.Sockets;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The connection's socket, so that the worker can leave the broker at once, as a crash would.</summary>
/// <remarks>
/// A consumer that is cancelled keeps what it was delivered while the next one is already handed what follows: an
/// organization's commands would overtake each other. A consumer whose connection ends has everything it did not
/// acknowledge put back in order first, and only then is the next one made active. So the worker ends its connection and
/// cancels nothing.
/// </remarks>
internal sealed class BrokerConnection
{
    private readonly Lock gate = new();
    private readonly List<Socket> sockets = [];
    private bool left;

    /// <summary>The worker has left, on purpose and for good.</summary>
    public bool HasLeft
    {
        get
        {
            lock (gate)
                return left;
        }
    }

    /// <summary>Makes every connection of a factory go through here.</summary>
    public void Attach(ConnectionFactory factory)
    {
        lock (gate)
        {
            if (left)
                throw new OperationCanceledException("the worker has left the broker and does not return");
        }

        factory.SocketFactory = Open;
    }

    /// <summary>Ends the connection and lets none be made again.</summary>
    public void Leave()
    {
        lock (gate)
        {
            left = true;
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
            if (left)
                socket.Dispose(); // connecting it fails
            sockets.RemoveAll(known => !known.Connected);
            sockets.Add(socket);
        }

        return new TcpClientAdapter(socket);
    }
}
