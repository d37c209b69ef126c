using System.Collections.Frozen;

namespace Messaging.Contracts;

/// <summary>What is fixed for ever about one command.</summary>
/// <param name="Kind">Its number, which operation ids hold.</param>
/// <param name="Type">Its record.</param>
/// <param name="Name">Its name as callers and events see it, for example <c>set_workspace_billing_mode</c>.</param>
/// <param name="MessageName">Its name on the bus, for example <c>SetWorkspaceBillingMode</c>.</param>
public sealed record CommandType(CommandKind Kind, Type Type, string Name, string MessageName);

/// <summary>
/// The commands there are. The names are written out: they are part of the wire and of what is stored, and must outlive the renaming of
/// a type. A command that has no row here has no operation id: the unit tests say so.
/// </summary>
public static class CommandTypes
{
    /// <summary>Every command, by its number.</summary>
    public static IReadOnlyList<CommandType> All { get; } =
    [
        Row<SetOrgBillingDefault>(CommandKind.SetOrgBillingDefault, "set_org_billing_default", "SetOrgBillingDefault"),
        Row<SetWorkspaceBillingMode>(CommandKind.SetWorkspaceBillingMode, "set_workspace_billing_mode", "SetWorkspaceBillingMode"),
        Row<ProvisionWorkspace>(CommandKind.ProvisionWorkspace, "provision_workspace", "ProvisionWorkspace"),
        Row<SetWorkspaceSecret>(CommandKind.SetWorkspaceSecret, "set_workspace_secret", "SetWorkspaceSecret"),
        Row<DeleteWorkspaceSecret>(CommandKind.DeleteWorkspaceSecret, "delete_workspace_secret", "DeleteWorkspaceSecret"),
        Row<SetOrgSecret>(CommandKind.SetOrgSecret, "set_org_secret", "SetOrgSecret"),
        Row<DeleteOrgSecret>(CommandKind.DeleteOrgSecret, "delete_org_secret", "DeleteOrgSecret"),
        Row<DeleteWorkspace>(CommandKind.DeleteWorkspace, "delete_workspace", "DeleteWorkspace"),
        Row<SetOrgModel>(CommandKind.SetOrgModel, "set_org_model", "SetOrgModel"),
        Row<RollbackOrgModel>(CommandKind.RollbackOrgModel, "rollback_org_model", "RollbackOrgModel"),
    ];

    private static readonly FrozenDictionary<Type, CommandType> ByType = All.ToFrozenDictionary(row => row.Type);

    private static readonly FrozenDictionary<string, CommandType> ByMessage =
        All.ToFrozenDictionary(row => MessageUrns.Of(row.MessageName), StringComparer.Ordinal);

    /// <summary>A command's row; null for a type that has none.</summary>
    public static CommandType? Of(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>The row of a type that an envelope names; null for one that is no command.</summary>
    /// <param name="urn">As in an envelope's <c>messageType</c>, for example <c>urn:message:Messaging.Contracts:SetOrgModel</c>.</param>
    public static CommandType? OfMessage(string urn) => ByMessage.GetValueOrDefault(urn);

    private static CommandType Row<TCommand>(CommandKind kind, string name, string messageName)
        where TCommand : class, ICommand
        => new(kind, typeof(TCommand), name, messageName);
}
