using System.Text.Json;
using Messaging.Contracts;
using RabbitMQ.Client;

namespace Messaging.Dev.Replay;

/// <summary>A command in the error queue, in MassTransit's envelope.</summary>
/// <param name="OrgId">Whose it is.</param>
/// <param name="CommandId">Its id; null where the message does not say it.</param>
/// <param name="Kind">Which it is; <see cref="CommandKind.None"/> for one that is unknown.</param>
internal sealed record FailedCommand(Guid OrgId, Guid? CommandId, CommandKind Kind)
{
    // Set on the way into the error queue, by MassTransit and by the broker; the rest is the command's own.
    private static readonly string[] Failure =
    [
        "MT-Fault-", "MT-Reason", "MT-Redelivery-", "x-death", "x-first-death-", "x-last-death-", "x-delivery-count",
        "x-acquired-count",
    ];

    /// <summary>The partition that the command belongs to.</summary>
    public string Partition => CommandPartitions.QueueOf(OrgId);

    /// <summary>Reads a message; null when its organization cannot be read, so that nobody can tell where it belongs.</summary>
    public static FailedCommand? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            return Member(envelope.RootElement, "message") is { } message && IdOf(message, "orgId") is { } org
                ? new FailedCommand(org, IdOf(message, "commandId"), KindOf(envelope.RootElement))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The properties of a command as it was first sent, and the word that it is to be tried again.</summary>
    /// <param name="properties">The properties that it lies in the error queue with.</param>
    /// <param name="word">Whose word, and when.</param>
    public static BasicProperties PropertiesOf(IReadOnlyBasicProperties properties, string word)
    {
        var original = new BasicProperties(properties);
        original.Headers = (properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Where(header => !Failure.Any(prefix => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
        original.Headers[CommandHeaders.Replay] = word;
        // A command that waited here must not die of old age on arrival.
        original.ClearExpiration();
        return original;
    }

    // "urn:message:Messaging.Contracts:SetOrgModel", the command's own type first.
    private static CommandKind KindOf(JsonElement envelope)
        => Member(envelope, "messageType") is { ValueKind: JsonValueKind.Array } types
            ? types.EnumerateArray()
                .Select(type => type.ValueKind == JsonValueKind.String ? ReplayOrder.KindOf(type.GetString()!.Split(':')[^1]) : null)
                .FirstOrDefault(kind => kind is not null) ?? CommandKind.None
            : CommandKind.None;

    private static Guid? IdOf(JsonElement message, string name)
        => Member(message, name) is { ValueKind: JsonValueKind.String } text && text.TryGetGuid(out var id) ? id : null;

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
