using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Operations;

/// <summary>Finds operations for those who may see them.</summary>
internal sealed class OperationLookup(WorkerQueries queries, WorkspaceOwnerLookup owners, OperationIds operationIds)
{
    /// <summary>An operation by its id.</summary>
    /// <exception cref="RefusedException">It was never issued to the caller's organization, or the caller lacks its command's
    /// scope.</exception>
    public async Task<OperationView> GetAsync(string operationId, Caller caller, CancellationToken cancellationToken)
    {
        if (await LocateAsync(operationId, caller, cancellationToken) is not var (orgId, reference))
            throw new RefusedException(ProblemCodes.OperationNotFound, "there is no such operation");

        var scopes = ScopesOf(reference.Kind);
        if (!caller.May(scopes))
            throw new RefusedException(AccessProblems.MissingScope(scopes[0]));

        try
        {
            return await queries.AskAsync(new GetOperation(orgId, reference.CommandId, operationId), cancellationToken);
        }
        catch (RefusedException refused) when (refused.Problem.Code == ProblemCodes.OperationPruned)
        {
            throw new RefusedException(ProblemCodes.OperationNotFound, refused.Problem.Error);
        }
        catch (RefusedException refused) when (refused.Problem.Code == ProblemCodes.OperationNotFound)
        {
            // The id proves that it was issued: the command is on its way to a worker.
            return new OperationView(
                operationId, CommandKinds.NameOf(reference.Kind), OperationStatuses.Accepted, reference.WorkspaceId, reference.SubmittedAt,
                CompletedAt: null, Result: null, Error: null);
        }
    }

    /// <summary>The commands whose operations a caller may list.</summary>
    public static IReadOnlyList<string> CommandsFor(Caller caller)
        => [.. CommandKinds.All.Where(kind => caller.May(ScopesOf(kind))).Select(CommandKinds.NameOf)];

    /// <summary>The scopes of which a caller needs one to see a command's operation: those of the routes that send it.</summary>
    private static string[] ScopesOf(CommandKind kind) => kind switch
    {
        CommandKind.SetOrgBillingDefault or CommandKind.SetOrgSecret or CommandKind.DeleteOrgSecret
            or CommandKind.SetOrgModel or CommandKind.RollbackOrgModel => [Scopes.Org],
        CommandKind.SetWorkspaceBillingMode => [Scopes.Workspaces, Scopes.Platform],
        _ => [Scopes.Workspaces],
    };

    private async Task<(Guid OrgId, OperationReference Reference)?> LocateAsync(
        string operationId, Caller caller, CancellationToken cancellationToken)
    {
        if (operationIds.Read(operationId, caller.OrgId) is { } own)
            return (caller.OrgId, own);

        // What a platform administrator did to a workspace of another organization is that organization's operation.
        if (!caller.May([Scopes.Platform]) || OperationIds.ClaimedWorkspace(operationId) is not { } workspaceId)
            return null;

        foreach (var orgId in await owners.AllAsync(workspaceId, cancellationToken))
        {
            if (operationIds.Read(operationId, orgId) is { Kind: CommandKind.SetWorkspaceBillingMode } foreign)
                return (orgId, foreign);
        }

        return null;
    }
}
