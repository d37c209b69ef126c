using System.Net.Sockets;
using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.Events;

/// <summary>Somebody who opens a stream and does not read it.</summary>
public sealed class SlowReader : IDisposable
{
    private readonly TcpClient client = new() { ReceiveBufferSize = 4096 };

    /// <summary>Asks for all events of the caller's organization, and reads nothing of the answer.</summary>
    public static async Task<SlowReader> OpenAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var reader = new SlowReader();
        var address = caller.Http.BaseAddress!;
        await reader.client.ConnectAsync(address.Host, address.Port);
        await reader.client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /events?after=0 HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {caller.Token}\r\n\r\n"));
        return reader;
    }

    /// <summary>Reads after all, and gives how many bytes there were until the connection ended.</summary>
    public async Task<long> ReadToTheEndAsync()
    {
        var buffer = new byte[64 * 1024];
        var all = 0L;
        try
        {
            while (await client.GetStream().ReadAsync(buffer) is > 0 and var count)
                all += count;
        }
        catch (IOException)
        {
            // Cut off: the rest of what was sent is thrown away with the connection.
        }

        return all;
    }

    public void Dispose() => client.Dispose();
}
