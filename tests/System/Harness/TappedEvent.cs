using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>An event as it came over the bus.</summary>
/// <param name="MessageId">The id of its envelope.</param>
/// <param name="Envelope">The whole envelope.</param>
public sealed record TappedEvent(Guid MessageId, JsonElement Envelope)
{
    /// <summary>Reads a message's body.</summary>
    public static TappedEvent Of(ReadOnlyMemory<byte> body)
    {
        var envelope = JsonSerializer.Deserialize<JsonElement>(body.Span);
        return new TappedEvent(envelope.GetProperty("messageId").GetGuid(), envelope);
    }

    public JsonElement Message => Envelope.GetProperty("message");

    public Guid EventId => Message.GetProperty("eventId").GetGuid();

    public Guid OrgId => Message.GetProperty("orgId").GetGuid();

    public long Sequence => Message.GetProperty("sequence").GetInt64();

    public string Type => Message.GetProperty("type").GetString()!;

    public override string ToString() => $"{Type}#{Sequence}";
}
