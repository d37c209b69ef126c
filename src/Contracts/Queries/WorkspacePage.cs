namespace Messaging.Contracts;

/// <summary>A page of workspaces, by creation.</summary>
/// <param name="Items">The workspaces.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record WorkspacePage(IReadOnlyList<WorkspaceView> Items, string? Next);
