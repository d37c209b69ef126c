using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>The names of the commands, as callers and events see them.</summary>
public static class CommandKinds
{
    private static readonly Dictionary<CommandKind, string> Names = Enum.GetValues<CommandKind>()
        .Where(kind => kind != CommandKind.None)
        .ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    /// <summary>Every command.</summary>
    public static IReadOnlyCollection<CommandKind> All => Names.Keys;

    /// <summary>The command's name, for example <c>set_workspace_billing_mode</c>.</summary>
    public static string NameOf(CommandKind kind) => Names[kind];

    /// <summary>The kind of a command; <see cref="CommandKind.None"/> for a type that is none.</summary>
    public static CommandKind Of(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Enum.TryParse<CommandKind>(command.GetType().Name, out var kind) ? kind : CommandKind.None;
    }
}
