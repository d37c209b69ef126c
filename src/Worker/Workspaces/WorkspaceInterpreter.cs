using Messaging.Contracts;
using Messaging.Worker.Billing;
using Messaging.Worker.OrgModels;
using Messaging.Worker.Provisioning;
using Messaging.Worker.Secrets;

namespace Messaging.Worker.Workspaces;

/// <summary>
/// Says what stored rows mean under this deployment's settings: the mode a workspace resolves to, the environment it would be
/// started with, whether the one it was started with is stale. Provisioning, the explanation and the views all ask here, so
/// they cannot disagree.
/// </summary>
internal sealed class WorkspaceInterpreter(
    BillingOptions billing, ProvisioningOptions provisioning, OrgModelOptions orgModels, OrgModelCredentials credentials, SealingPrivateKeys keys)
{
    /// <summary>The mode that a workspace with this override resolves to.</summary>
    public Resolution Resolve(string? workspaceOverride, OrgRungs org) => BillingModeResolver.Resolve(
        new BillingModeInputs(
            Reading<string?>.Of(workspaceOverride),
            Reading<string?>.Of(billing.OrgDefaultFor(org.DefaultMode)),
            Reading<string?>.Of(org.Model)),
        billing.Rung);

    /// <summary>The mode a workspace resolves to.</summary>
    public Resolution Resolve(WorkspaceSnapshot snapshot)
        => Resolve(snapshot.Workspace.LlmBillingMode, new OrgRungs(snapshot.OrgBillingMode, snapshot.OrgModel?.CanonicalModel));

    /// <summary>The mode the organization itself resolves to: asked without a workspace.</summary>
    public Resolution ResolveOrg(OrgRungs org) => Resolve(null, org);

    /// <summary>The organization's default mode and what it leads to.</summary>
    public OrgBillingDefaultView DescribeOrgDefault(OrgRungs org)
    {
        var resolution = ResolveOrg(org);
        return new OrgBillingDefaultView(
            resolution.OrgDefault, billing.Rung == OrgDefaultRung.Retired ? "retired" : "honored", resolution.Mode, resolution.Source);
    }

    /// <summary>Whether the secret-write gate refuses a name for an organization's secrets.</summary>
    public Problem? CheckOrgSecret(string name, Resolution resolution) => SecretWriteGate.CheckOrg(name, resolution, billing.Rung);

    /// <summary>The environment a workspace would be started with now.</summary>
    public Composition Compose(WorkspaceSnapshot snapshot)
    {
        var resolution = Resolve(snapshot);
        return EnvironmentComposer.Compose(new CompositionInputs(
            snapshot.OrgId,
            snapshot.Workspace.Id,
            snapshot.Workspace.ParentId,
            snapshot.Workspace.Runtime,
            snapshot.Workspace.Model,
            [.. snapshot.OrgSecrets.Select(secret => Open(secret, snapshot.OrgId))],
            [.. snapshot.WorkspaceSecrets.Select(secret => Open(secret, snapshot.OrgId))],
            SourceOf(snapshot),
            // Only the customer's own key is paid for by the customer: in every other mode the credential stays sealed.
            snapshot.OrgModel is { } model && resolution.Mode is BillingModes.Byok ? credentials.Open(snapshot.OrgId, model) : null,
            resolution,
            provisioning.Proxy,
            provisioning.Path));
    }

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
            row.ErrorCode is null ? null : new Problem(row.ErrorCode, row.Error ?? ""),
            resolution.Mode,
            row.CreatedAt,
            row.UpdatedAt);
    }

    private string Fingerprint(WorkspaceSnapshot snapshot, Resolution resolution) => EnvironmentFingerprint.Of(new FingerprintInputs(
        snapshot.Workspace.ParentId,
        snapshot.Workspace.Runtime,
        snapshot.Workspace.Model,
        [.. snapshot.OrgSecrets.Select(secret => new SecretVersion(secret.Name, secret.Version))],
        [.. snapshot.WorkspaceSecrets.Select(secret => new SecretVersion(secret.Name, secret.Version))],
        SourceOf(snapshot),
        resolution));

    private OrgModelSource? SourceOf(WorkspaceSnapshot snapshot) => snapshot.OrgModel is { } row
        ? new OrgModelSource(
            row.Version,
            row.Provider,
            row.Model,
            row.CanonicalModel,
            row.BaseUrl,
            row.CredentialType,
            row.CredentialId,
            row.CredentialSetAt,
            orgModels.Offers(row.Provider, row.CredentialType))
        : null;

    private StoredSecret Open(SecretRow secret, Guid orgId) => new(
        secret.Name,
        keys.Open(secret.Value, new SealingContext(orgId, secret.WorkspaceId, secret.Name)).Value,
        secret.Version);
}
