using System.Text.Json;
using Messaging.Contracts;
using RabbitMQ.Client;

namespace Messaging.Dev.Replay;

/// <summary>A command in the error queue, in MassTransit's envelope.</summary>
internal static class FailedCommand
{
    // Set on the way into the error queue, by MassTransit and by the broker; the rest is the command's own.
    private static readonly string[] Failure = ["MT-Fault-", "MT-Reason", "MT-Redelivery-", "x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count"];

    /// <summary>The partition that a command belongs to; null when its organization cannot be read.</summary>
    public static string? PartitionOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            return Member(envelope.RootElement, "message") is { } message && Member(message, "orgId") is { ValueKind: JsonValueKind.String } org && org.TryGetGuid(out var id)
                ? CommandPartitions.QueueOf(id)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The properties of a command as it was first sent, and the word that it is to be tried again.</summary>
    public static BasicProperties PropertiesOf(IReadOnlyBasicProperties properties)
    {
        var original = new BasicProperties(properties);
        original.Headers = (properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Where(header => !Failure.Any(prefix => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
        original.Headers[CommandHeaders.Replay] = "true";
        // A command that waited here must not die of old age on arrival.
        original.ClearExpiration();
        return original;
    }

    private static JsonElement? Member(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var member in element.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }
}
