namespace Messaging.Contracts;

/// <summary>Asks for a page of workspaces; answered by <see cref="WorkspacePage"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="After">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="NewestFirst">The list runs backwards, and so does its cursor.</param>
public sealed record ListWorkspaces(Guid OrgId, string? After, int Limit, bool NewestFirst = false);
