using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Everything that an environment is composed from.</summary>
/// <param name="OrgId">The organization.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">The workspace's own model, or null.</param>
/// <param name="OrgSecrets">All of the organization's secrets.</param>
/// <param name="WorkspaceSecrets">All of the workspace's secrets.</param>
/// <param name="OrgModel">The organization's active model, or null.</param>
/// <param name="OrgCredential">Its credential, opened; null where it cannot be opened or is not needed.</param>
/// <param name="Resolution">Who pays.</param>
/// <param name="Proxy">The platform's LLM proxy.</param>
/// <param name="Path">The <c>PATH</c> that the process is given.</param>
internal sealed record CompositionInputs(
    Guid OrgId,
    Guid WorkspaceId,
    Guid? ParentId,
    string Runtime,
    string? Model,
    IReadOnlyCollection<StoredSecret> OrgSecrets,
    IReadOnlyCollection<StoredSecret> WorkspaceSecrets,
    OrgModelSource? OrgModel,
    SecretText? OrgCredential,
    Resolution Resolution,
    PlatformProxy Proxy,
    string Path);
