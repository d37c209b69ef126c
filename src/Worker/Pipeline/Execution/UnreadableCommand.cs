using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>What is known of a command that cannot be read: enough to tell whoever waits for it that it failed.</summary>
internal static class UnreadableCommand
{
    // The members that every command has. The others are what could not be read, or do not matter for a command that is not carried out.
    private static readonly string[] Common =
        [nameof(ICommand.CommandId), nameof(ICommand.OrgId), nameof(IWorkspaceCommand.WorkspaceId), nameof(ICommand.Actor), nameof(ICommand.SubmittedAt), nameof(ICommand.Fingerprint)];

    /// <summary>
    /// Whether a message could not be read. Anything else that stopped it — a channel that closed, a worker that stops — says nothing
    /// of the command: it comes again, and has its outcome then.
    /// </summary>
    /// <param name="reason">What stopped the message.</param>
    public static bool IsReason(Exception? reason) => reason switch
    {
        null => false,
        JsonException or SerializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsReason),
        _ => IsReason(reason.InnerException),
    };

    /// <summary>Reads as much as there is.</summary>
    /// <param name="envelope">The message as it came.</param>
    /// <returns>The command without what it was to do; null where its type or one of its ids is not known.</returns>
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
            // Not JSON, or text in it that is none: no id can be told from it.
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
            // As it is read elsewhere: in any case.
            if (Common.FirstOrDefault(name => name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is { } common && Is(common, member.Value))
                known[common] = member.Value.GetString();
        }

        var command = (ICommand?)known.Deserialize(type);
        return command is null || command.CommandId == Guid.Empty || command.OrgId == Guid.Empty || command is IWorkspaceCommand { WorkspaceId: var id } && id == Guid.Empty
            ? null
            : command;
    }

    private static bool Is(string name, JsonElement value) => value.ValueKind == JsonValueKind.String && name switch
    {
        nameof(ICommand.SubmittedAt) => value.TryGetDateTimeOffset(out _),
        nameof(ICommand.Actor) or nameof(ICommand.Fingerprint) => true,
        _ => value.TryGetGuid(out _),
    };
}
