using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Queries;

/// <summary>Finds the organization of a workspace, for the platform's administrators alone.</summary>
internal sealed class WorkspaceOwnerLookup(WorkerQueries queries)
{
    /// <summary>The organizations that have a workspace of this id.</summary>
    public async Task<IReadOnlyList<Guid>> AllAsync(Guid workspaceId, CancellationToken cancellationToken)
        => (await queries.AskAsync(new FindWorkspace(workspaceId), cancellationToken)).OrgIds;

    /// <summary>The one organization that has it.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="orgId">The query parameter that says which one is meant, or null.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RefusedException">None has it, or several do and none was named.</exception>
    public async Task<Guid> FindAsync(Guid workspaceId, string? orgId, CancellationToken cancellationToken)
    {
        var named = ReadOrg(orgId);
        var owners = await AllAsync(workspaceId, cancellationToken);
        return owners.Where(owner => named is null || owner == named).ToList() switch
        {
            [var owner] => owner,
            [] => throw new RefusedException(
                new Problem(ProblemCodes.WorkspaceNotFound, "there is no such workspace") { WorkspaceId = workspaceId }),
            _ => throw new RefusedException(new Problem(
                ProblemCodes.WorkspaceAmbiguous,
                "several organizations have a workspace of this id; add ?org_id= to say which one is meant")
            {
                Field = "org_id",
                WorkspaceId = workspaceId,
            }),
        };
    }

    private static Guid? ReadOrg(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        return PathParameters.TryRead(text, out var orgId)
            ? orgId
            : throw new RefusedException(ProblemCodes.InvalidRequest, "org_id must be a lower-case hyphenated UUID", "org_id");
    }
}
