using System.Text.Json;

namespace Messaging.Api.Features.Events;

/// <summary>What is taken from an event on the bus: whose it is, and which.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="Sequence">The event's place in its chain.</param>
internal sealed record EventNotification(Guid OrgId, long Sequence)
{
    /// <summary>Reads MassTransit's envelope.</summary>
    /// <returns>The notification; null for what is no event.</returns>
    public static EventNotification? Read(ReadOnlyMemory<byte> envelope)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && Find(root, "message", JsonValueKind.Object) is { } message
                && Find(message, "orgId", JsonValueKind.String) is { } org && org.TryGetGuid(out var orgId)
                && Find(message, "sequence", JsonValueKind.Number) is { } number && number.TryGetInt64(out var sequence)
                    ? new EventNotification(orgId, sequence)
                    : null;
        }
        catch (JsonException)
        {
            // Anybody may publish anything; what is recorded counts, and that is read from the trail.
            return null;
        }
    }

    private static JsonElement? Find(JsonElement parent, string name, JsonValueKind kind)
        => parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
