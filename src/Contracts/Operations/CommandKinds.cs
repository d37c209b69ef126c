using System.Collections.Frozen;

namespace Messaging.Contracts;

/// <summary>The names of the commands, as callers and events see them; <see cref="CommandTypes"/> has them.</summary>
public static class CommandKinds
{
    private static readonly FrozenDictionary<CommandKind, string> Names = CommandTypes.All.ToFrozenDictionary(row => row.Kind, row => row.Name);

    /// <summary>Every command.</summary>
    public static IReadOnlyCollection<CommandKind> All { get; } = [.. CommandTypes.All.Select(row => row.Kind)];

    /// <summary>The command's name, for example <c>set_workspace_billing_mode</c>.</summary>
    /// <exception cref="KeyNotFoundException">It is <see cref="CommandKind.None"/>, or not in the table.</exception>
    public static string NameOf(CommandKind kind) => Names[kind];

    /// <summary>The kind of a command; <see cref="CommandKind.None"/> for a type that has no row.</summary>
    public static CommandKind Of(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CommandTypes.Of(command.GetType())?.Kind ?? CommandKind.None;
    }
}
