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
