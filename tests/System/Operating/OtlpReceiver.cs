using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>A collector that keeps what it is sent: OTLP over HTTP, whose texts lie in the bytes as they are.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];
    private readonly Task receiving;

    public OtlpReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{SystemSettings.FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        receiving = ReceiveAsync();
    }

    public Uri Address { get; }

    /// <summary>What a program is told, so that it sends here, and soon.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
    };

    /// <summary>Whether a message to a path holds all these bytes.</summary>
    public bool Has(string path, params ReadOnlySpan<byte[]> parts)
    {
        foreach (var (to, body) in received)
        {
            if (to == path && HoldsAll(body, parts))
                return true;
        }

        return false;
    }

    /// <summary>Whether any message to a path holds a text.</summary>
    public bool HasText(string path, string text) => Has(path, Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await receiving;
        listener.Close();
    }

    private static bool HoldsAll(byte[] body, ReadOnlySpan<byte[]> parts)
    {
        foreach (var part in parts)
        {
            if (body.AsSpan().IndexOf(part) < 0)
                return false;
        }

        return true;
    }

    private async Task ReceiveAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException && !listener.IsListening)
            {
                return;
            }
        }
    }
}
