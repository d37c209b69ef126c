using System.Net;
using System.Net.Sockets;

namespace Messaging.Bench.Servers;

/// <summary>Finds ports to listen on.</summary>
internal static class FreePort
{
    private static int next = 20_000 + (Environment.ProcessId % 5_000);

    /// <summary>One that nobody listens on, another one each time: below those that the system gives to outgoing connections.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref next);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
