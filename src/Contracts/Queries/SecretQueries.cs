namespace Messaging.Contracts;

/// <summary>Asks for the names of the stored secrets.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace, its secrets over the organization's; or null for the organization's alone.</param>
public sealed record ListSecrets(Guid OrgId, Guid? WorkspaceId) : IQuery<SecretList>;

/// <summary>The stored secrets, ordered by key.</summary>
/// <param name="Items">The secrets, without values.</param>
public sealed record SecretList(IReadOnlyList<SecretView> Items);
