namespace Messaging.Contracts;

/// <summary>The organizations that have a workspace of an id: none, one, or — ids are an organization's own — several.</summary>
/// <param name="OrgIds">The organizations.</param>
public sealed record WorkspaceOwners(IReadOnlyList<Guid> OrgIds);
