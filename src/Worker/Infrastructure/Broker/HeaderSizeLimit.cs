using System.Collections;
using System.Text;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Keeps a message's headers small enough to be sent on with the reason of a failure among them. AMQP sends all headers in one frame
/// (128 KiB at RabbitMQ), and the broker ends the connection, with every command in hand, of who sends a larger one.
/// </summary>
internal static class HeaderSizeLimit
{
    /// <summary>Half a frame; bytes. What the worker and MassTransit add is a few kilobytes.</summary>
    public const int Most = 64 * 1024;

    private const int Deepest = 16; // of tables in tables; a stack that overflows ends the worker
    private const int Fixed = 16; // a number, a time or a truth, with its type

    /// <summary>Takes the longest headers away until the rest is small enough. Nothing of ours is that long.</summary>
    public static void Bound(IDictionary<string, object?>? headers)
    {
        if (headers is null)
            return;

        var total = headers.Sum(Of);
        while (total > Most)
        {
            var longest = headers.MaxBy(Of);
            total -= Of(longest);
            headers.Remove(longest.Key);
        }
    }

    private static long Of(KeyValuePair<string, object?> header) => Encoding.UTF8.GetByteCount(header.Key) + Of(header.Value, Deepest);

    private static long Of(object? value, int depth) => value switch
    {
        byte[] bytes => bytes.Length,
        BinaryTableValue binary => binary.Bytes.Length,
        string text => Encoding.UTF8.GetByteCount(text),
        IEnumerable when depth == 0 => Most + 1, // nobody's words: gone with the first
        IDictionary table => table.Keys.Cast<object>().Sum(key => Of(key, 0)) + table.Values.Cast<object?>().Sum(one => Of(one, depth - 1)),
        IEnumerable list => list.Cast<object?>().Sum(one => Of(one, depth - 1)),
        _ => Fixed,
    };
}
