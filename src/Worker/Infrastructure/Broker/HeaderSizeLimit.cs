using System.Collections;
using System.Text;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Keeps a message's headers small enough to be moved to the error queue with the failure added. AMQP sends all headers in one frame
/// (128 KiB in RabbitMQ), and the broker closes the connection, with every command on it, when a larger frame is sent.
/// </summary>
internal static class HeaderSizeLimit
{
    /// <summary>Half a frame; bytes. What the worker and MassTransit add is a few kilobytes.</summary>
    public const int Most = 64 * 1024;

    private const int Deepest = 16; // levels of nested tables; a stack overflow would end the worker
    private const int Fixed = 16; // bytes of a number, a time or a boolean

    /// <summary>Removes the largest headers until the rest is small enough. Those that the worker needs are never that large.</summary>
    public static void Bound(IDictionary<string, object?>? headers)
    {
        if (headers is null)
            return;

        var total = headers.Sum(SizeOf);
        while (total > Most)
        {
            var longest = headers.MaxBy(SizeOf);
            total -= SizeOf(longest);
            headers.Remove(longest.Key);
        }
    }

    private static long SizeOf(KeyValuePair<string, object?> header)
        => Encoding.UTF8.GetByteCount(header.Key) + SizeOf(header.Value, Deepest);

    private static long SizeOf(object? value, int depth) => value switch
    {
        byte[] bytes => bytes.Length,
        BinaryTableValue binary => binary.Bytes.Length,
        string text => Encoding.UTF8.GetByteCount(text),
        IEnumerable when depth == 0 => Most + 1, // nested too deep: removed first
        IDictionary table => table.Keys.Cast<object>().Sum(key => SizeOf(key, 0))
            + table.Values.Cast<object?>().Sum(item => SizeOf(item, depth - 1)),
        IEnumerable list => list.Cast<object?>().Sum(item => SizeOf(item, depth - 1)),
        _ => Fixed,
    };
}
