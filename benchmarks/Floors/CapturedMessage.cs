using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Messaging.Bench.Floors;

/// <summary>A command as the product put it on the bus, to be sent again by floors: the same bytes, the same headers.</summary>
/// <param name="ContentType">Its content type.</param>
/// <param name="Headers">Its headers, of which the texts count.</param>
/// <param name="Body">Its body.</param>
internal sealed record CapturedMessage(string? ContentType, Dictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What was delivered.</summary>
    public static CapturedMessage Of(BasicGetResult delivery)
    {
        var headers = (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Where(header => header.Value is byte[])
            .ToDictionary(header => header.Key, header => Encoding.UTF8.GetString((byte[])header.Value!), StringComparer.Ordinal);
        return new CapturedMessage(delivery.BasicProperties.ContentType, headers, delivery.Body.ToArray());
    }

    /// <summary>Reads what was written.</summary>
    public static CapturedMessage Read(string path) => JsonSerializer.Deserialize<CapturedMessage>(File.ReadAllBytes(path))!;

    /// <summary>Writes it for another process.</summary>
    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The properties of one that is sent: persistent, under an id, for an organization.</summary>
    public BasicProperties Properties(string id, string organization) => new()
    {
        ContentType = ContentType,
        DeliveryMode = DeliveryModes.Persistent,
        MessageId = id,
        CorrelationId = organization,
        Headers = Headers.ToDictionary(header => header.Key, object? (header) => header.Value, StringComparer.Ordinal),
    };
}
