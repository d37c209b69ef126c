using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>What <see cref="EnvironmentFingerprint"/> is made from: all that can be known without opening a secret.</summary>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">The workspace's own model, or null.</param>
/// <param name="OrgSecrets">All of the organization's secrets.</param>
/// <param name="WorkspaceSecrets">All of the workspace's secrets.</param>
/// <param name="OrgModel">The organization's active model, or null.</param>
/// <param name="Resolution">Who pays.</param>
internal sealed record FingerprintInputs(
    Guid? ParentId,
    string Runtime,
    string? Model,
    IReadOnlyCollection<SecretVersion> OrgSecrets,
    IReadOnlyCollection<SecretVersion> WorkspaceSecrets,
    OrgModelSource? OrgModel,
    Resolution Resolution);
