using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Reads as much of an undeserializable command as is needed to record its operation as failed.</summary>
internal static class UnreadableCommand
{
    // The members that every command has. A command that is not carried out needs no others.
    private static readonly string[] EnvelopeMembers =
    [
        nameof(ICommand.CommandId),
        nameof(ICommand.OrgId),
        nameof(IWorkspaceCommand.WorkspaceId),
        nameof(ICommand.Actor),
        nameof(ICommand.SubmittedAt),
        nameof(ICommand.Fingerprint),
    ];

    /// <summary>
    /// Whether a message failed because it could not be read. After any other fault, such as a closed channel or a stopping worker, the
    /// command is delivered again and has its outcome then.
    /// </summary>
    /// <param name="fault">Why the message failed.</param>
    public static bool IsUnreadable(Exception? fault) => fault switch
    {
        null => false,
        JsonException or SerializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsUnreadable),
        _ => IsUnreadable(fault.InnerException),
    };

    /// <summary>Reads the members that every command has.</summary>
    /// <param name="envelope">The message's body.</param>
    /// <returns>The command with these members only; null where its type or one of its ids cannot be read.</returns>
    public static ICommand? Read(byte[] envelope)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("messageType", out var types) && types.ValueKind == JsonValueKind.Array
                && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
                && types.EnumerateArray().Select(TypeOf).FirstOrDefault(type => type is not null) is { } type
                    ? Read(message, type)
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or with invalid text in it: no id can be read.
            return null;
        }
    }

    // Only a command of the contracts' own table: nothing is looked up by a name that a message brings along.
    private static Type? TypeOf(JsonElement urn)
        => urn.ValueKind == JsonValueKind.String ? CommandTypes.OfMessage(urn.GetString()!)?.Type : null;

    private static ICommand? Read(JsonElement message, Type type)
    {
        var known = new JsonObject();
        foreach (var member in message.EnumerateObject())
        {
            // Names are matched in any case, as MassTransit does.
            if (EnvelopeMembers.FirstOrDefault(name => name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is { } envelopeMember
                && IsValid(envelopeMember, member.Value))
                known[envelopeMember] = member.Value.GetString();
        }

        var command = (ICommand?)known.Deserialize(type);
        return command is null
            || command.CommandId == Guid.Empty
            || command.OrgId == Guid.Empty
            || command is IWorkspaceCommand { WorkspaceId: var id } && id == Guid.Empty
                ? null
                : command;
    }

    private static bool IsValid(string name, JsonElement value) => value.ValueKind == JsonValueKind.String && name switch
    {
        nameof(ICommand.SubmittedAt) => value.TryGetDateTimeOffset(out _),
        nameof(ICommand.Actor) or nameof(ICommand.Fingerprint) => true,
        _ => value.TryGetGuid(out _),
    };
}
