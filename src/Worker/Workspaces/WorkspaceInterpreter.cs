using Messaging.Contracts;
using Messaging.Worker.Billing;
using Messaging.Worker.Provisioning;
using Messaging.Worker.Secrets;

namespace Messaging.Worker.Workspaces;

/// <summary>
/// Says what stored rows mean under this deployment's settings: the mode a workspace resolves to, the environment it would be
/// started with, whether the one it was started with is stale. Provisioning, the explanation and the views all ask here, so
/// they cannot disagree.
/// </summary>
internal sealed class WorkspaceInterpreter(BillingOptions billing, ProvisioningOptions provisioning, SealingPrivateKeys keys)
{
    /// <summary>The mode that a workspace with this override resolves to.</summary>
    public Resolution Resolve(string? workspaceOverride, string? orgMode) => BillingModeResolver.Resolve(
        new BillingModeInputs(
            Reading<string?>.Of(workspaceOverride),
            Reading<string?>.Of(billing.OrgDefaultFor(orgMode)),
            Reading<string?>.Of(null)),
        billing.Rung);

    /// <summary>The mode a workspace resolves to.</summary>
    public Resolution Resolve(WorkspaceSnapshot snapshot) => Resolve(snapshot.Workspace.LlmBillingMode, snapshot.OrgBillingMode);

    /// <summary>The mode the organization itself resolves to: asked without a workspace.</summary>
    public Resolution ResolveOrg(string? orgMode) => Resolve(null, orgMode);

    /// <summary>The organization's default mode and what it leads to.</summary>
    public OrgBillingDefaultView DescribeOrgDefault(string? orgMode)
    {
        var resolution = ResolveOrg(orgMode);
        return new OrgBillingDefaultView(
            resolution.OrgDefault, billing.Rung == OrgDefaultRung.Retired ? "retired" : "honored", resolution.Mode, resolution.Source);
    }

    /// <summary>Whether the secret-write gate refuses a name for an organization's secrets.</summary>
    public OperationProblem? CheckOrgSecret(string name, Resolution resolution) => SecretWriteGate.CheckOrg(name, resolution, billing.Rung);

    /// <summary>The environment a workspace would be started with now.</summary>
    public Composition Compose(WorkspaceSnapshot snapshot) => EnvironmentComposer.Compose(new CompositionInputs(
        snapshot.OrgId,
        snapshot.Workspace.Id,
        snapshot.Workspace.ParentId,
        snapshot.Workspace.Runtime,
        snapshot.Workspace.Model,
        [.. snapshot.OrgSecrets.Select(secret => Open(secret, snapshot.OrgId))],
        [.. snapshot.WorkspaceSecrets.Select(secret => Open(secret, snapshot.OrgId))],
        Resolve(snapshot),
        provisioning.Proxy,
        provisioning.Path));

    /// <summary>The fingerprint of what goes into a workspace's environment now.</summary>
    public string Fingerprint(WorkspaceSnapshot snapshot) => Fingerprint(snapshot, Resolve(snapshot));

    /// <summary>A workspace as callers see it.</summary>
    public WorkspaceView View(WorkspaceSnapshot snapshot)
    {
        var row = snapshot.Workspace;
        var resolution = Resolve(snapshot);
        return new WorkspaceView(
            row.Id,
            row.Name,
            row.Runtime,
            row.Model,
            row.ParentId,
            row.Status,
            row.Environment is not null
                && !string.Equals(row.Status, WorkspaceStatuses.Provisioning, StringComparison.Ordinal)
                && !string.Equals(row.Environment, Fingerprint(snapshot, resolution), StringComparison.Ordinal),
            row.ErrorCode is null ? null : new Fault(row.ErrorCode, row.Error ?? ""),
            resolution.Mode,
            row.CreatedAt,
            row.UpdatedAt);
    }

    private static string Fingerprint(WorkspaceSnapshot snapshot, Resolution resolution) => EnvironmentFingerprint.Of(new FingerprintInputs(
        snapshot.Workspace.ParentId,
        snapshot.Workspace.Runtime,
        snapshot.Workspace.Model,
        [.. snapshot.OrgSecrets.Select(secret => new SecretVersion(secret.Name, secret.Version))],
        [.. snapshot.WorkspaceSecrets.Select(secret => new SecretVersion(secret.Name, secret.Version))],
        resolution));

    private StoredSecret Open(SecretRow secret, Guid orgId) => new(
        secret.Name,
        keys.Open(secret.Value, new SealingContext(orgId, secret.WorkspaceId, secret.Name)).Value,
        secret.Version);
}
