using System.Collections.Frozen;

namespace Messaging.Contracts;

/// <summary>
/// The commands by number. The number is part of every operation id that was ever given out: never renumber, only add.
/// </summary>
public enum CommandKind
{
    /// <summary>No command.</summary>
    None = 0,

    /// <summary><see cref="Contracts.SetOrgBillingDefault"/>.</summary>
    SetOrgBillingDefault = 1,

    /// <summary><see cref="Contracts.SetWorkspaceBillingMode"/>.</summary>
    SetWorkspaceBillingMode = 2,

    /// <summary><see cref="Contracts.ProvisionWorkspace"/>.</summary>
    ProvisionWorkspace = 3,

    /// <summary><see cref="Contracts.SetWorkspaceSecret"/>.</summary>
    SetWorkspaceSecret = 4,

    /// <summary><see cref="Contracts.DeleteWorkspaceSecret"/>.</summary>
    DeleteWorkspaceSecret = 5,

    /// <summary><see cref="Contracts.SetOrgSecret"/>.</summary>
    SetOrgSecret = 6,

    /// <summary><see cref="Contracts.DeleteOrgSecret"/>.</summary>
    DeleteOrgSecret = 7,

    /// <summary><see cref="Contracts.DeleteWorkspace"/>.</summary>
    DeleteWorkspace = 8,

    /// <summary><see cref="Contracts.SetOrgModel"/>.</summary>
    SetOrgModel = 9,

    /// <summary><see cref="Contracts.RollbackOrgModel"/>.</summary>
    RollbackOrgModel = 10,
}

/// <summary>The names of the commands, as callers and events see them; <see cref="CommandTypes"/> has them.</summary>
public static class CommandKinds
{
    private static readonly FrozenDictionary<CommandKind, string> Names =
        CommandTypes.All.ToFrozenDictionary(row => row.Kind, row => row.Name);

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
