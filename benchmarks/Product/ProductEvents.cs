using System.Text.Json;
using RabbitMQ.Client.Events;

namespace Messaging.Bench.Product;

/// <summary>The events that the measured commands lead to.</summary>
internal static class ProductEvents
{
    /// <summary>The exchange that every event comes to.</summary>
    public const string Exchange = "Messaging.Contracts:AuditEvent";

    /// <summary>The operation that an event belongs to; null for events of other commands.</summary>
    public static string? OperationOf(BasicDeliverEventArgs delivery)
    {
        if (delivery.Body.Span.IndexOf("\"WorkspaceBillingModeSet\""u8) < 0)
            return null;

        // Read no further than needed: the listener shares the machine with what it measures.
        var reader = new Utf8JsonReader(delivery.Body.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("operationId"u8) && reader.Read())
                return reader.GetString();
        }

        return null;
    }
}
