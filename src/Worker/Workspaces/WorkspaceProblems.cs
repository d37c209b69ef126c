using Messaging.Contracts;

namespace Messaging.Worker.Workspaces;

/// <summary>The refusals that are about a workspace as a whole.</summary>
internal static class WorkspaceProblems
{
    /// <summary>There is none of this id — or it is another organization's, which is the same to a caller.</summary>
    public static Problem NotFound(Guid workspaceId)
        => new(ProblemCodes.WorkspaceNotFound, "there is no such workspace; list yours with GET /workspaces") { WorkspaceId = workspaceId };

    /// <summary>The organization has one of this id already.</summary>
    public static Problem Exists(Guid workspaceId)
        => new(ProblemCodes.WorkspaceExists, "this id is taken by another workspace; choose a fresh UUID, or leave it out") { Field = "id", WorkspaceId = workspaceId };

    /// <summary>The parent is not there.</summary>
    public static Problem ParentNotFound()
        => new(ProblemCodes.ParentNotFound, "there is no workspace of the id given as parent_id; create the parent first") { Field = "parent_id" };

    /// <summary>Others are under it.</summary>
    public static Problem HasChildren(Guid workspaceId)
        => new(ProblemCodes.WorkspaceHasChildren, "other workspaces have this one as their parent; delete them first") { WorkspaceId = workspaceId };

    /// <summary>Nothing can run it.</summary>
    public static Problem UnknownRuntime(IReadOnlyList<string> runtimes)
        => new(ProblemCodes.UnknownRuntime, $"this runtime is not configured; choose one of {string.Join(", ", runtimes)}") { Field = "runtime", Allowed = runtimes };
}
