using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>The refusal of a workspace that does not exist or is another organization's, in the same words for both.</summary>
internal static class UnknownWorkspace
{
    private const string Sentence = "there is no such workspace; list yours with GET /workspaces";

    /// <summary>For a command.</summary>
    public static Problem Problem(Guid workspaceId) => new(ProblemCodes.WorkspaceNotFound, Sentence) { WorkspaceId = workspaceId };

    /// <summary>For a query.</summary>
    public static QueryRefused Refusal() => new(ProblemCodes.WorkspaceNotFound, Sentence);
}
