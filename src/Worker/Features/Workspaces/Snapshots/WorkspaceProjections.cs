using Messaging.Contracts;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces.Environments;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>
/// Derives from stored rows and this deployment's settings what they mean: the environment that a workspace would be started with, whether
/// it is stale, and how callers see it. Provisioning, the explanation and the views all use it, so they cannot disagree.
/// </summary>
internal sealed class WorkspaceProjections(
    BillingPolicy billing,
    EnvironmentOptions options,
    OrgModelOptions orgModels,
    OrgModelCredentials credentials,
    SealingPrivateKeys keys)
{
    /// <summary>The mode a workspace resolves to.</summary>
    public Resolution Resolve(WorkspaceSnapshot snapshot)
        => billing.Resolve(
            snapshot.Workspace.LlmBillingMode, new OrgRungs(snapshot.OrgBillingMode, snapshot.OrgModel?.CanonicalModel));

    /// <summary>The environment a workspace would be started with now.</summary>
    public Composition Compose(WorkspaceSnapshot snapshot) => Compose(snapshot, Resolve(snapshot));

    /// <summary>The same with a given resolution, where not every read succeeded.</summary>
    public Composition Compose(WorkspaceSnapshot snapshot, Resolution resolution)
        => EnvironmentComposer.Compose(new CompositionInputs(
            snapshot.OrgId,
            snapshot.Workspace.Id,
            snapshot.Workspace.ParentId,
            snapshot.Workspace.Runtime,
            snapshot.Workspace.Model,
            [.. snapshot.OrgSecrets.Select(secret => Open(secret, snapshot.OrgId))],
            [.. snapshot.WorkspaceSecrets.Select(secret => Open(secret, snapshot.OrgId))],
            SourceOf(snapshot),
            // The credential is opened only in the mode that uses it.
            snapshot.OrgModel is { } model && resolution.Mode is BillingModes.Byok ? credentials.Open(snapshot.OrgId, model) : null,
            resolution,
            options.Proxy,
            options.Path));

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
