using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// What is said of a workspace that is not there, or is another organization's: the same to a caller, in the same words everywhere.
/// </summary>
internal static class UnknownWorkspace
{
    private const string Sentence = "there is no such workspace; list yours with GET /workspaces";

    /// <summary>To a command.</summary>
    public static Problem Problem(Guid workspaceId) => new(ProblemCodes.WorkspaceNotFound, Sentence) { WorkspaceId = workspaceId };

    /// <summary>To a query.</summary>
    public static QueryRefused Refusal() => new(ProblemCodes.WorkspaceNotFound, Sentence);
}
