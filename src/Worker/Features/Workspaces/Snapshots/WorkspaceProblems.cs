using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>The problems about a workspace as a whole.</summary>
internal static class WorkspaceProblems
{
    /// <summary>The organization has a workspace of this id already.</summary>
    public static Problem Exists(Guid workspaceId)
        => new(ProblemCodes.WorkspaceExists, "this id is taken by another workspace; choose a fresh UUID, or leave it out")
        {
            Field = "id",
            WorkspaceId = workspaceId,
        };

    /// <summary>The parent does not exist.</summary>
    public static Problem ParentNotFound()
        => new(ProblemCodes.ParentNotFound, "there is no workspace of the id given as parent_id; create the parent first")
        {
            Field = "parent_id",
        };

    /// <summary>Other workspaces are its children.</summary>
    public static Problem HasChildren(Guid workspaceId)
        => new(ProblemCodes.WorkspaceHasChildren, "other workspaces have this one as their parent; delete them first")
        {
            WorkspaceId = workspaceId,
        };

    /// <summary>The runtime is not configured.</summary>
    public static Problem UnknownRuntime(IReadOnlyList<string> runtimes)
        => new(ProblemCodes.UnknownRuntime, $"this runtime is not configured; choose one of {string.Join(", ", runtimes)}")
        {
            Field = "runtime",
            Allowed = runtimes,
        };
}
