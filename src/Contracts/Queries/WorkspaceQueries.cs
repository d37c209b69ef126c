namespace Messaging.Contracts;

/// <summary>Asks for one workspace.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record GetWorkspace(Guid OrgId, Guid WorkspaceId) : IQuery<WorkspaceView>;

/// <summary>Asks for a page of workspaces.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="After">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="NewestFirst">The list runs backwards, and so does its cursor.</param>
public sealed record ListWorkspaces(Guid OrgId, string? After, int Limit, bool NewestFirst = false) : IQuery<WorkspacePage>;

/// <summary>A page of workspaces, by creation.</summary>
/// <param name="Items">The workspaces.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record WorkspacePage(IReadOnlyList<WorkspaceView> Items, string? Next);

/// <summary>Asks what a workspace would be started with now.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record ExplainEnvironment(Guid OrgId, Guid WorkspaceId) : IQuery<EnvironmentView>;

/// <summary>Asks which organizations have a workspace of this id; for the platform's administrators.</summary>
/// <param name="WorkspaceId">The workspace.</param>
public sealed record FindWorkspace(Guid WorkspaceId) : IQuery<WorkspaceOwners>;

/// <summary>The organizations that have a workspace of an id: none, one, or — ids are an organization's own — several.</summary>
/// <param name="OrgIds">The organizations.</param>
public sealed record WorkspaceOwners(IReadOnlyList<Guid> OrgIds);

/// <summary>Asks for the configured runtimes.</summary>
public sealed record ListRuntimes() : IQuery<RuntimeList>;

/// <summary>The configured runtimes.</summary>
/// <param name="Items">Their names, sorted.</param>
public sealed record RuntimeList(IReadOnlyList<string> Items);
