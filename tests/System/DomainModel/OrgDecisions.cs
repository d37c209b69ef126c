using Messaging.Contracts;

namespace Messaging.System.DomainModel;

/// <summary>What docs/reference says that a command does.</summary>
public static class OrgDecisions
{
    /// <summary>The command's outcome. Pure.</summary>
    public static ExpectedOutcome Apply(this OrgState state, DomainCommand step)
    {
        ArgumentNullException.ThrowIfNull(state);
        return step switch
        {
            DomainCommand.SetDefault set => new(state with { DefaultMode = set.Mode }, null, nameof(OrgBillingDefaultSet)),
            DomainCommand.PutOrgSecret put when Environments.IsVendorKey(put.Name)
                && Environments.Mode(state, null) == BillingModes.PlatformManaged
                => new(state, ProblemCodes.DirectVendorKeyBlocked, nameof(SecretWriteBlocked)),
            DomainCommand.PutOrgSecret put => new(
                state with { Secrets = state.Secrets.SetItem(put.Name, put.Value) }, null, nameof(OrgSecretSet)),
            DomainCommand.DeleteOrgSecret delete when !state.Secrets.ContainsKey(delete.Name) => Refuse(state, ProblemCodes.SecretNotFound),
            DomainCommand.DeleteOrgSecret delete => new(
                state with { Secrets = state.Secrets.Remove(delete.Name) }, null, nameof(OrgSecretDeleted)),
            DomainCommand.SaveModel save => Save(state, save),
            DomainCommand.RollBack back => RollBack(state, back.Version),
            DomainCommand.Create create => Create(state, create),
            DomainCommand.SetMode set => With(state, set.Workspace, workspace => Changed(
                state, set.Workspace, workspace with { Mode = set.Mode }, nameof(WorkspaceBillingModeSet))),
            DomainCommand.PutSecret put => With(state, put.Workspace, workspace => IsBlocked(state, workspace.Mode, put.Name)
                ? new(state, ProblemCodes.DirectVendorKeyBlocked, nameof(SecretWriteBlocked))
                : Changed(state, put.Workspace, workspace with { Secrets = workspace.Secrets.SetItem(put.Name, put.Value) },
                    nameof(WorkspaceSecretSet))),
            DomainCommand.DeleteSecret delete => With(state, delete.Workspace, workspace => workspace.Secrets.ContainsKey(delete.Name)
                ? Changed(state, delete.Workspace, workspace with { Secrets = workspace.Secrets.Remove(delete.Name) },
                    nameof(WorkspaceSecretDeleted))
                : Refuse(state, ProblemCodes.SecretNotFound)),
            DomainCommand.Provision provision => With(
                state, provision.Workspace, workspace => Started(state, provision.Workspace, workspace)),
            DomainCommand.Delete delete => With(state, delete.Workspace, _ => HasChildren(state, delete.Workspace)
                ? Refuse(state, ProblemCodes.WorkspaceHasChildren)
                : new(state with { Workspaces = state.Workspaces.Remove(delete.Workspace) }, null, nameof(WorkspaceDeleted))),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a command of the model"),
        };
    }

    private static bool HasChildren(OrgState state, Guid workspace)
        => state.Workspaces.Values.Any(other => other.Parent == workspace);

    // A mode that follows from the organization's model opens nothing.
    private static bool IsBlocked(OrgState state, string? workspaceMode, string name)
        => Environments.IsVendorKey(name)
            && (workspaceMode ?? state.DefaultMode ?? BillingModes.PlatformManaged) == BillingModes.PlatformManaged;

    private static ExpectedOutcome Save(OrgState state, DomainCommand.SaveModel save)
    {
        var key = save.Key ?? (state.ActiveVersion is { } active && active.Provider == save.Provider ? active.Key : null);
        return key is null
            ? Refuse(state, ProblemCodes.CredentialRequired)
            : Activated(state, new ModelVersion(save.Provider, save.Model, key, RolledBackFrom: null));
    }

    private static ExpectedOutcome RollBack(OrgState state, long version) => version switch
    {
        _ when version < 1 || version > state.Versions.Count => Refuse(state, ProblemCodes.VersionNotFound),
        _ when version == state.Versions.Count => Refuse(state, ProblemCodes.VersionAlreadyActive),
        _ => Activated(state, state.Versions[(int)version - 1] with { RolledBackFrom = version }),
    };

    private static ExpectedOutcome Activated(OrgState state, ModelVersion version)
        => new(state with { Versions = state.Versions.Add(version) }, null, nameof(OrgModelActivated));

    private static ExpectedOutcome Create(OrgState state, DomainCommand.Create create)
    {
        if (state.Workspaces.ContainsKey(create.Workspace))
            return Refuse(state, ProblemCodes.WorkspaceExists);
        if (create.Parent is { } parent && !state.Workspaces.ContainsKey(parent))
            return Refuse(state, ProblemCodes.ParentNotFound);
        if (create.SecretName is { } name && IsBlocked(state, create.Mode, name))
            return new(state, ProblemCodes.DirectVendorKeyBlocked, nameof(SecretWriteBlocked));

        var secrets = create.SecretName is null ? OrgState.NoSecrets : OrgState.NoSecrets.Add(create.SecretName, create.SecretValue!);
        var started = Started(
            state, create.Workspace, new WorkspaceState(create.Model, create.Parent, create.Mode, secrets, "", null, null));
        return started with
        {
            Events =
            [
                nameof(WorkspaceCreated),
                .. create.Mode is null ? [] : (string[])[nameof(WorkspaceBillingModeSet)],
                .. secrets.Select(_ => nameof(WorkspaceSecretSet)),
                .. started.Events,
            ],
        };
    }

    private static ExpectedOutcome Started(OrgState state, Guid id, WorkspaceState workspace)
    {
        var (code, environment) = Environments.Compose(state, workspace);
        return Changed(
            state,
            id,
            workspace with
            {
                Status = code is null ? WorkspaceStatuses.Online : WorkspaceStatuses.Failed,
                Code = code,
                Environment = environment,
            },
            code is null ? nameof(WorkspaceProvisioned) : nameof(WorkspaceProvisionFailed));
    }

    private static ExpectedOutcome With(OrgState state, Guid id, Func<WorkspaceState, ExpectedOutcome> then)
        => state.Workspaces.TryGetValue(id, out var workspace) ? then(workspace) : Refuse(state, ProblemCodes.WorkspaceNotFound);

    private static ExpectedOutcome Changed(OrgState state, Guid id, WorkspaceState workspace, string happened)
        => new(state with { Workspaces = state.Workspaces.SetItem(id, workspace) }, null, happened);

    private static ExpectedOutcome Refuse(OrgState state, string code) => new(state, code, nameof(CommandRejected));
}
