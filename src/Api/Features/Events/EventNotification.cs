using System.Text.Json;

namespace Messaging.Api.Features.Events;

/// <summary>What is taken from an event on the bus: whose it is, and which.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="Sequence">The event's place in its chain.</param>
internal sealed record EventNotification(Guid OrgId, long Sequence)
{
    /// <summary>Reads MassTransit's envelope.</summary>
    /// <returns>The notice; null for what is no event.</returns>
    public static EventNotification? Read(ReadOnlyMemory<byte> envelope)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("orgId", out var org) && org.ValueKind == JsonValueKind.String && org.TryGetGuid(out var orgId)
                && message.TryGetProperty("sequence", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var sequence)
                    ? new EventNotification(orgId, sequence)
                    : null;
        }
        catch (JsonException)
        {
            // Anybody may publish anything; what is recorded counts, and that is read from the trail.
            return null;
        }
    }
}
